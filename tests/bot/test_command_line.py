"""At the terminal: what was asked for, or one plain line and exit status 2. Never a traceback."""

import io
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from bot import trouble
from bot.__main__ import main
from bot.commands import check
from bot.example_group import Example, fill
from bot.moved_clock import real_now
from bot.opening import opened, ready
from bot.settings import Settings, load
from records import migrate
from records.database import Database
from records.groups import groups
from records.people import invitations, people
from records.programs import programs
from records.sealing import new_master_key
from records.worries import worries

ROOT = Path(__file__).parents[2]
TOKEN = "123456:abcdefghijklmnopqrstuvwxyz"
NOBODY = "http://127.0.0.1:9"  # nothing listens there

Read = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a token in its `.env`, and nothing else."""
    for name in list(os.environ):
        if name.startswith("ALONGSIDE_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"ALONGSIDE_TOKEN={TOKEN}\nALONGSIDE_API_URL={NOBODY}\n")
    return tmp_path


@pytest.fixture
def example(home: Path) -> Example:
    """The example group, in the database of this folder."""
    settings, _ = ready(load())
    with opened(settings) as database:
        return fill(database, real_now())


@contextmanager
def data() -> Iterator[Database]:
    with opened(load()) as database:
        yield database


def fails(capsys: Read, *arguments: str) -> str:
    """The one line that a command fails with."""
    capsys.readouterr()
    assert main(list(arguments)) == 2
    line = capsys.readouterr().err.strip()
    assert line
    assert "\n" not in line
    assert "Traceback" not in line
    return line


def says(capsys: Read, *arguments: str) -> str:
    """What a command prints when all is well."""
    capsys.readouterr()
    assert main(list(arguments)) == 0, capsys.readouterr().err
    return capsys.readouterr().out


COMMANDS = [
    "demo",
    "run",
    "check",
    "migrate",
    "backup",
    "restore",
    "invite",
    "people",
    "forget",
    "smoke",
]


@pytest.mark.parametrize(
    "command", [[], *[[name] for name in COMMANDS], ["group", "add"], ["group", "change"]]
)
def test_each_command_has_its_help(command: list[str], capsys: Read) -> None:
    assert "Usage: alongside" in says(capsys, *command, "--help")


def test_python_dash_m_bot_is_the_same_command_and_fails_in_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "dance"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    assert done.returncode == 2
    assert done.stderr == "No such command 'dance'. See: alongside --help\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["backup"], "Missing argument 'file'."),
        (["invite", "--group", "one"], "Invalid value for '--group'"),
        (["run", "--fast"], "No such option: --fast"),
    ],
)
def test_a_slip_on_the_command_line_is_one_line(
    arguments: list[str], line: str, capsys: Read
) -> None:
    assert fails(capsys, *arguments).startswith(line)


def test_run_without_a_token_says_where_to_get_one(home: Path, capsys: Read) -> None:
    (home / ".env").write_text("")

    assert fails(capsys, "run").startswith("ALONGSIDE_TOKEN is missing. Ask @BotFather")


@pytest.mark.parametrize("command", ["run", "people", "migrate", "check"])
def test_a_bad_env_file_is_one_line(command: str, home: Path, capsys: Read) -> None:
    (home / ".env").write_text("what is this\n")

    status = main([command])

    out, err = capsys.readouterr()
    assert status == 2
    assert (out + err).strip().removeprefix(
        "settings    "
    ) == ".env, line 1: write it as NAME=value."


@pytest.mark.parametrize("command", [["people"], ["migrate"], ["group", "list"]])
def test_a_database_that_can_t_be_written_is_one_line(
    command: list[str], home: Path, capsys: Read
) -> None:
    with (home / ".env").open("a") as env:
        env.write("ALONGSIDE_DATABASE_URL=sqlite:////nowhere/at/all.db\n")

    assert "can't be used: unable to open database file. Check" in fails(capsys, *command)
    assert main(["check"]) == 2
    assert "database    /nowhere/at can't be written to." in capsys.readouterr().out


def test_a_database_that_is_something_else_is_one_line(home: Path, capsys: Read) -> None:
    (home / "alongside.db").write_text("a diary" * 1000)

    assert "file is not a database" in fails(capsys, "people")


def test_a_postgres_that_is_not_there_is_one_line(home: Path, capsys: Read) -> None:
    with (home / ".env").open("a") as env:
        env.write("ALONGSIDE_DATABASE_URL=postgresql://me:secret@127.0.0.1:9/alongside\n")

    line = fails(capsys, "people")

    assert "can't be used" in line
    assert "secret" not in line


def test_a_missing_key_is_one_line(example: Example, home: Path, capsys: Read) -> None:
    (home / ".env").write_text(f"ALONGSIDE_TOKEN={TOKEN}\n")

    assert fails(capsys, "people").startswith("ALONGSIDE_KEY is missing.")


def test_a_wrong_key_is_one_line(example: Example, home: Path, capsys: Read) -> None:
    (home / ".env").write_text(f"ALONGSIDE_KEY={new_master_key()}\n")

    assert fails(capsys, "people").startswith("The master key does not open this key store.")
    assert main(["check"]) == 2
    assert "key         The master key does not open" in capsys.readouterr().out


def test_a_database_of_another_version_is_one_line(example: Example, capsys: Read) -> None:
    with closing(sqlite3.connect("alongside.db")) as conn:
        conn.execute("UPDATE alembic_version SET version_num = '9999_next'")
        conn.commit()

    assert fails(capsys, "run").startswith("The database is of a newer version of Alongside.")
    assert fails(capsys, "migrate").startswith("The database is of a newer version of Alongside.")


def test_a_second_program_on_the_same_database_is_one_line(example: Example, capsys: Read) -> None:
    with data() as database:
        database.be_the_only_one()

        assert fails(capsys, "run").startswith("Another Alongside is running on this database.")


def test_a_network_that_is_not_there_is_one_line(example: Example, capsys: Read) -> None:
    assert fails(capsys, "run").endswith("Check the network, and ALONGSIDE_API_URL.")


def test_the_first_run_warns_about_the_key(home: Path, capsys: Read) -> None:
    assert main(["run"]) == 2

    assert "Copy it to a safe place, apart from all backups" in capsys.readouterr().out


def test_what_was_not_foreseen_is_one_line_and_tells_nobody_s_words(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Read
) -> None:
    def stumble(_url: str) -> None:
        raise ZeroDivisionError("Kit said: pineapple")

    monkeypatch.setattr(migrate, "upgrade", stumble)

    assert fails(capsys, "migrate") == (
        "Something went wrong that was not foreseen: ZeroDivisionError. "
        "Details are in the log, alongside-errors.log."
    )
    log = (home / trouble.LOG).read_text()
    assert "in stumble" in log
    assert "pineapple" not in log


def test_ctrl_c_is_no_error(monkeypatch: pytest.MonkeyPatch, capsys: Read) -> None:
    def interrupt(_url: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(migrate, "upgrade", interrupt)

    assert main(["migrate"]) == 130
    assert capsys.readouterr() == ("", "")


def test_migrate_says_what_it_did(capsys: Read) -> None:
    assert says(capsys, "migrate") == f"The database is now at {migrate.head()}. It was empty.\n"
    assert says(capsys, "migrate") == f"The database is up to date: {migrate.head()}.\n"


def test_check_changes_nothing(home: Path, capsys: Read) -> None:
    assert main(["check"]) == 2  # nobody answers for Telegram here

    assert capsys.readouterr().out.splitlines() == [
        "settings    ok",
        "database    ok, not there yet: the first run makes it",
        "migrations  ok, none yet: the first run makes the tables",
        "key         ok, none yet: the first run makes one",
        "safety      ok, none yet",
        "token       Telegram can't be reached. Check the network, and ALONGSIDE_API_URL.",
        "mail        ok, not set up: nobody is written to",
        "mailbox     ok, not set up",
        "pages       ok, not set up",
    ]
    assert [path.name for path in home.iterdir()] == [".env"]


def test_check_looks_at_what_is_there(
    example: Example, monkeypatch: pytest.MonkeyPatch, capsys: Read
) -> None:
    def known(_settings: Settings) -> check.Me:
        return check.Me("our_bot", private=True)

    monkeypatch.setattr(check, "me", known)

    assert says(capsys, "check").splitlines() == [
        "settings    ok",
        "database    ok",
        f"migrations  ok, {migrate.head()}",
        "key         ok",
        "safety      ok",
        "token       ok, @our_bot",
        "mail        ok, not set up: nobody is written to",
        "mailbox     ok, not set up",
        "pages       ok, not set up",
    ]


def test_check_says_which_worries_nobody_is_on_by_their_ids_only(
    example: Example, monkeypatch: pytest.MonkeyPatch, capsys: Read
) -> None:
    monkeypatch.setattr(check, "me", lambda _settings: check.Me("our_bot", private=True))
    row = {"person_id": example.people["Kit"], "group_id": example.group_id}
    with data() as database, database.transaction() as tx:
        for step, state in ((1, "raised"), (3, "seen"), (5, "taken"), (7, "opened")):
            values = {**row, "step": step, "state": state, "raised_at": real_now()}
            tx.conn.execute(insert(worries).values(**values))

    assert main(["check"]) == 2

    line = "safety      Nobody is on these worries about safety yet: 2, 4. Ring the staff now."
    assert line in capsys.readouterr().out.splitlines()


def test_a_group_is_made_and_listed(capsys: Read) -> None:
    made = says(capsys, "group", "add", "  Our   group ", "--zone", "Europe/Warsaw")

    assert "Group 1 is made: Our group." in made
    assert "alongside invite --group 1 --role facilitator" in made
    assert says(capsys, "group", "list").startswith(
        "1  Our group  Europe/Warsaw  adult  0 co_prod"
    )


def test_a_group_for_peers_only_takes_no_staff(capsys: Read) -> None:
    made = says(capsys, "group", "add", "Our table", "--peers-only")
    named_bot()
    says(capsys, "group", "add", "Hub group")

    assert "alongside invite --group 1 --role peer" in made
    assert "adult, peers only" in says(capsys, "group", "list").splitlines()[0]
    for group, role in (("1", "facilitator"), ("1", "link_person"), ("2", "peer")):
        wanted = ("--group", group, "--role", role, "--met-by", "Sam")
        assert fails(capsys, "invite", *wanted).startswith(f"{role} is no role in group {group}.")
    assert "?start=" in says(capsys, "invite", "--group", "1", "--role", "peer", "--met-by", "Sam")


def test_a_group_s_title_can_t_be_read_from_the_database(home: Path, capsys: Read) -> None:
    says(capsys, "group", "add", "Rosebud")

    for file in home.glob("alongside*.db*"):
        assert b"Rosebud" not in file.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["Ours", "--zone", "Mars/Base"], "There is no time zone “Mars/Base”. Write it like"),
        (
            ["Ours", "--zone", "london"],
            "There is no time zone “london”. Write it like Europe/London.",
        ),
        (["Ours", "--zone", "../../etc/passwd"], "There is no time zone"),
        (["Ours", "--form", "teen"], "There is no form “teen”. Choose one of: adult, child."),
        (["Ours", "--evaluate-every", "-1"], "--evaluate-every counts meetings"),
        (["   "], "A group needs a title"),
        (["x" * 81], "A group needs a title"),
    ],
)
def test_a_group_that_can_t_be_made_is_one_line(
    arguments: list[str], line: str, capsys: Read
) -> None:
    assert fails(capsys, "group", "add", *arguments).startswith(line)


def test_an_empty_house_says_what_to_do_first(capsys: Read) -> None:
    assert says(capsys, "group", "list").startswith("There is no group yet. Make one:")
    assert says(capsys, "people").startswith("There is nobody yet. Bring someone in:")


def test_each_group_says_after_how_long_a_signal_goes_further(capsys: Read) -> None:
    says(capsys, "group", "add", "Rosebud")
    assert says(capsys, "group", "change", "1", "--pass-on-after", "5") == (
        "Group 1: a signal is passed on after 5 minutes.\n"
    )
    with data() as database, database.transaction() as tx:
        assert tx.conn.scalar(select(groups.c.escalate_after_seconds)) == 300


@pytest.mark.parametrize(
    ("group", "minutes", "line"),
    [("1", "0", "--pass-on-after is 1 to 15 minutes."), ("7", "3", "There is no group 7.")],
)
def test_a_wait_that_cant_be_is_one_plain_line(
    capsys: Read, group: str, minutes: str, line: str
) -> None:
    says(capsys, "group", "add", "Rosebud")
    assert fails(capsys, "group", "change", group, "--pass-on-after", minutes).startswith(line)


def named_bot() -> None:
    with data() as database, database.transaction() as tx:
        values = {"boot_id": "1", "bot_name": "our_bot", "polled_at": real_now()}
        tx.conn.execute(programs.insert().values(key_id=tx.keys.new(), **values))


def test_an_invitation_is_a_link_that_is_kept_only_as_a_hash(
    example: Example, home: Path, capsys: Read
) -> None:
    named_bot()
    sam = str(example.people["Sam"])

    said = says(
        *(capsys, "invite", "--group", "1", "--role", "co_producer"),
        *("--met-by", "Sam", "--link-person", sam),
    )

    link = said.splitlines()[-1]
    assert link.startswith("https://t.me/our_bot?start=")
    with data() as database, database.engine.connect() as conn:
        row = conn.execute(select(invitations)).one()
    assert (row.group_id, row.role, row.link_id) == (1, "co_producer", example.people["Sam"])
    code = link.partition("=")[2].encode()
    assert all(code not in file.read_bytes() for file in home.glob("alongside*.db*"))


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--group", "7", "--role", "facilitator", "--met-by", "Sam"], "There is no group 7."),
        (["--group", "1", "--role", "boss", "--met-by", "Sam"], "There is no role “boss”."),
        (["--group", "1", "--role", "facilitator", "--met-by", " "], "--met-by needs a name"),
        (
            *(["--group", "1", "--role", "co_producer", "--met-by", "Sam", "--link-person", "1"],),
            "1 is no link person of this group.",
        ),
    ],
)
def test_an_invitation_that_can_t_be_made_is_one_line(
    arguments: list[str], line: str, example: Example, capsys: Read
) -> None:
    named_bot()

    assert fails(capsys, "invite", *arguments).startswith(line)


def test_an_invitation_needs_the_bot_s_name(example: Example, capsys: Read) -> None:
    line = fails(capsys, "invite", "--group", "1", "--role", "facilitator", "--met-by", "Sam")

    assert line.startswith("The bot’s name is not known yet.")


def test_names_are_shown_only_when_asked_for(example: Example, capsys: Read) -> None:
    with data() as database, database.transaction() as tx:
        blocked = people.c.id == example.people["Max"]
        tx.conn.execute(update(people).where(blocked).values(blocked_at=real_now()))

    plain, named = says(capsys, "people"), says(capsys, "people", "--names")

    assert "1  here  facilitator in group 1\n" in plain
    assert "here, can’t be reached  co_producer in group 1\n" in plain
    assert "Kit" not in plain
    assert "  co_producer in group 1  Kit\n" in named


def test_someone_is_forgotten_for_good_once_the_operator_is_sure(
    example: Example, capsys: Read
) -> None:
    kit = str(example.people["Kit"])

    assert fails(capsys, "forget", kit).endswith("If they asked, add: --sure")
    assert "There is no person 999." in fails(capsys, "forget", "999", "--sure")
    assert says(capsys, "forget", kit, "--sure").startswith(f"Person {kit} is forgotten.")

    assert "Kit" not in says(capsys, "people", "--names")


def test_smoke_is_a_list_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: Read
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())

    lines = says(capsys, "smoke").splitlines()

    assert len(lines) == 10
    assert lines[-1].startswith("10. A break.")
