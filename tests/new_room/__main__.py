"""`make room NAME=lift`: a room that passes, with a first talk of one question, to go on from.

It writes the folders of the room and its test, names the room where rooms are listed, and takes
down the names, words and transcript of its talk. docs/architecture.md, “A new room”, goes on.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Annotated

import typer

ROOT = Path(__file__).parents[2]
TEMPLATE = Path(__file__).with_name("template")
#: where each part of the template goes
GOES_TO = {
    "conversations": "conversations/$name",
    "scheduler": "scheduler/$name",
    "tests": "tests/$name",
    "transcripts": "tests/transcripts",
}
_NAME = re.compile(r"[a-z][a-z_]*[a-z]")


#: what the talk says that no other does, in the languages that we have; a name is no translation,
#: but it holds the place of one
_QUESTION = "Would you like this?"
_LINE = "Someone would like this for “{meeting}” on {day}."
_SAID = {"ar": {_QUESTION: "هل تريد هذا؟", _LINE: "هناك من يريد هذا من أجل “{meeting}” {day}."}}


class NotAName(ValueError):
    """A room is named by small letters, with _ between words."""


class IsThereAlready(ValueError):
    """A folder or a talk has this name."""


class NotInOrder(ValueError):
    """A list of rooms is not where it was, or not in the order of the alphabet."""


def make(name: str, root: Path = ROOT) -> list[Path]:
    """Write the room; the files that are new. Raises NotAName, IsThereAlready, NotInOrder."""
    if not _NAME.fullmatch(name):
        raise NotAName(f"“{name}” is no name for a room. Small letters, please: NAME=lift")
    words = {
        "name": name,
        "NAME": name.upper(),
        "title": name.replace("_", " ").capitalize(),
    }
    new = {root / where: text for where, text in _files(words)}
    folders = [root / "scheduler" / name, root / "conversations" / name]
    there = [path for path in (*folders, *new) if path.exists()]
    if there or list((root / "conversations").rglob(f"{name}.py")):
        raise IsThereAlready(f"“{name}” is there already. Another name, please.")
    lists = [
        (root / "scheduler" / "rooms.py", _in_rooms),
        (root / "pyproject.toml", _among_leaves),
    ]
    listed = {path: add(path.read_text(encoding="utf-8"), name) for path, add in lists}
    for path, text in {**new, **listed}.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(new)


def _files(words: dict[str, str]) -> Iterator[tuple[str, str]]:
    for path in sorted(TEMPLATE.rglob("*.txt")):
        folder, file = path.relative_to(TEMPLATE).parts
        where = Template(f"{GOES_TO[folder]}/{file.removesuffix('.txt')}").substitute(words)
        yield where, Template(path.read_text(encoding="utf-8")).substitute(words)


def _in_rooms(text: str, name: str) -> str:
    """The list of rooms, with this one last: it is asked after all others."""
    line = f"from scheduler.{name}.room import ROOM as {name.upper()}\n"
    lines = text.splitlines(keepends=True)
    imports = [n for n, one in enumerate(lines) if one.startswith("from scheduler.")]
    if not imports or "\n)\n" not in text:
        raise NotInOrder("scheduler/rooms.py")
    first = next((n for n in imports if lines[n] > line), imports[-1] + 1)
    lines.insert(first, line)
    return "".join(lines).replace("\n)\n", f"\n    {name.upper()},\n)\n", 1)


def _among_leaves(text: str, name: str) -> str:
    """The contracts, with this room among the leaves of both."""

    def with_it(found: re.Match[str]) -> str:
        return f'"{" | ".join(sorted([*found[1].split(" | "), name]))}"'

    text, many = re.subn(r'"(agreement \| [a-z_ |]+)"', with_it, text)
    if many != len(("scheduler", "conversations")):
        raise NotInOrder("pyproject.toml")
    return text


def _hold_the_place_of_translations(title: str, root: Path = ROOT) -> None:
    for path in (root / "locales").glob("*/LC_MESSAGES/messages.po"):
        text = path.read_text(encoding="utf-8")
        said_there = _SAID.get(path.parts[-3], {})
        for said, put in ((one, said_there.get(one, one)) for one in (_QUESTION, _LINE, title)):
            empty = f'msgid "{said}"\nmsgstr "'
            text = text.replace(f'{empty}"\n', f'{empty}{put}"\n')
        path.write_text(text, encoding="utf-8")


def main(
    name: Annotated[str, typer.Argument(help="what the room is called, as lift")] = "",
) -> None:
    """Make a room."""
    try:
        new = make(name)
    except (NotAName, IsThereAlready, NotInOrder) as error:
        sys.exit(str(error))
    python = [sys.executable, "-m"]
    env = {**os.environ, "ALONGSIDE_REWRITE": "1"}
    written = [str(path) for path in new if path.suffix == ".py"]
    for command in (
        ["ruff", "check", "--fix", "--exit-zero", "--quiet", *written],
        ["ruff", "format", "--quiet", *written],
        ["tests.conversations.names"],
        ["locales", "extract"],
        ["locales", "update"],
        ["pytest", "-q", "tests/transcripts", "-k", f"{name}_is_tried"],
    ):
        subprocess.run(
            [*python, *command], cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL
        )
    _hold_the_place_of_translations(name.replace("_", " ").capitalize())
    for path in new:
        print(path.relative_to(ROOT))
    print(f"Try it: make test ROOM={name}. Then: docs/architecture.md, “A new room”.")


if __name__ == "__main__":
    typer.run(main)
