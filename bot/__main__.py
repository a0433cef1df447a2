"""The command line: `alongside`, or `python -m bot`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from bot.garbage import left_until_modules_are_read

app = typer.Typer(
    help="Alongside: a bot that walks alongside people who shape services together.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
group = typer.Typer(
    help="Make groups, and list them.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(group, name="group")


@app.command()
def demo(
    port: Annotated[
        int, typer.Option(help="Where the phones are; a free one if it is taken.")
    ] = 8765,
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Open the page.")] = True,
    keep: Annotated[bool, typer.Option(help="Keep what is in .demo/ from the last time.")] = False,
) -> None:
    """Simulator, bot and an example group: open the address it prints."""
    from bot.demo import run

    run(port, open_page=open_page, keep=keep)


@app.command()
def run() -> None:
    """Run against Telegram, with the settings in .env."""
    from bot.commands import running

    _show(running.run())


@app.command()
def check() -> None:
    """Say whether all is well, line by line, and change nothing."""
    from bot.commands import check

    well = True
    for fine, line in check.lines():
        print(line)
        well = well and fine
    raise typer.Exit(0 if well else 2)


@app.command()
def migrate() -> None:
    """Bring the database to this version. Make a backup first."""
    from bot.commands import running

    _show(running.upgrade())


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="A new file for the data.")],
    keys: Annotated[Path | None, typer.Option(help="The one copy of the keys, elsewhere.")] = None,
) -> None:
    """Copy the data to a new file. The bot may be running."""
    from bot.commands import backup

    _show(backup.backup(file, keys))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="What `backup` wrote.")],
    replace: Annotated[bool, typer.Option(help="Put it in the place of what is here.")] = False,
) -> None:
    """Take the data from a backup. Stop the bot first."""
    from bot.commands import backup

    _show(backup.restore(file, replace=replace))


@group.command("add")
def group_add(
    title: str,
    zone: Annotated[
        str, typer.Option(help="Where it meets, like Europe/London.")
    ] = "Europe/London",
    form: Annotated[str, typer.Option(help="Its evaluation: adult or child.")] = "adult",
    evaluate_every: Annotated[int, typer.Option(help="Ask after every so many meetings.")] = 3,
    peers_only: Annotated[
        bool, typer.Option("--peers-only", help="Without staff: its own people run it.")
    ] = False,
) -> None:
    """Make a group."""
    from bot.commands import groups

    _show(groups.add(title, zone, form, evaluate_every, peers_only=peers_only))


@group.command("change")
def group_change(
    group_id: Annotated[int, typer.Argument(help="Its number: see `group list`.")],
    pass_on_after: Annotated[
        int, typer.Option(help="Minutes until a signal that nobody has seen goes further.")
    ],
) -> None:
    """Change when a signal is passed on (3 minutes, unless you say otherwise)."""
    from bot.commands import groups

    _show(groups.change(group_id, pass_on_after))


@group.command("list")
def group_list() -> None:
    """List the groups."""
    from bot.commands import groups

    _show(groups.listed())


@app.command()
def invite(
    group_id: Annotated[int, typer.Option("--group", help="Its number: see `group list`.")],
    role: Annotated[
        str,
        typer.Option(help="co_producer, facilitator, link_person, safeguarding, peer, contact"),
    ],
    met_by: Annotated[str, typer.Option(help="The name of someone who has met them.")],
    link_person: Annotated[int | None, typer.Option(help="Who looks after them.")] = None,
) -> None:
    """Make a link that brings one person in, once."""
    from bot.commands import people

    _show(people.invite(group_id, role, met_by, link_person))


@app.command()
def people(
    names: Annotated[bool, typer.Option(help="Show what they are called.")] = False,
) -> None:
    """List who is there: numbers, states and roles."""
    from bot.commands import people

    _show(people.listed(names=names))


@app.command()
def forget(
    person: Annotated[int, typer.Argument(help="Their number: see `people`.")],
    sure: Annotated[bool, typer.Option("--sure", help="It can't be taken back.")] = False,
) -> None:
    """Forget someone for good: what they said can't be read again, in old backups either."""
    from bot.commands import people

    _show(people.forget_one(person, sure=sure))


@app.command()
def smoke() -> None:
    """The checklist for the first try with a real token."""
    from bot.commands import smoke

    raise typer.Exit(0 if smoke.run(at_terminal=sys.stdin.isatty()) else 2)


def main(arguments: list[str] | None = None) -> int:
    """Run a command. An error is one plain line, and exit status 2."""
    try:
        with left_until_modules_are_read():
            status = app(arguments, prog_name="alongside", standalone_mode=False)
    except (typer.Abort, EOFError):
        return _fail("Stopped.", 130)
    except typer.TyperException as error:
        return _fail(f"{error.format_message()} See: alongside --help")
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - nobody at a terminal is shown a traceback
        from bot.trouble import in_a_line

        return _fail(in_a_line(error))
    return status if isinstance(status, int) else 0


def _show(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)


def _fail(line: str, status: int = 2) -> int:
    if line:
        print(line, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
