"""Finds every sentence the bot can say: in calls like Say("...") and in the question sets.

Python is read as a syntax tree. Unlike Babel's own extractor, which reads tokens, this sees
every sentence of a call inside a call, and can tell when one is put together while running.
"""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog

FOLDERS = ("bot", "conversations", "records", "scheduler")
#: Keys of a question set that hold words for people.
WORDS_IN_TOML = frozenset({"words", "label", "title", "intro", "thanks", "comment"})
#: What a translator should know about the sentence below it.
NOTE = "# Translators:"


class Marks(NamedTuple):
    """Which arguments of a call are sentences: each by its place and by its name."""

    words: tuple[int, str]
    many: tuple[int, str] | None = None
    context: tuple[int, str] | None = None
    counted: tuple[int, str] | None = None


MARKS = {
    "Say": Marks((0, "words")),
    "SayMany": Marks((0, "one"), many=(1, "many"), counted=(2, "by")),
    "Ask": Marks((1, "words")),
    "Choice": Marks((1, "label")),
    "Tell": Marks((1, "words")),
    "_": Marks((0, "message")),
    "N_": Marks((0, "message")),
    "gettext": Marks((0, "message")),
    "ngettext": Marks((0, "msgid1"), many=(1, "msgid2")),
    "pgettext": Marks((1, "message"), context=(0, "context")),
}


class Sentence(NamedTuple):
    """A sentence as it stands in a file: a gettext message id."""

    file: str
    words: str
    many: str | None = None
    context: str | None = None
    note: str | None = None
    #: the placeholder that is counted, if the call names it
    counted: str | None = None


def sentences(root: Path) -> Iterator[Sentence]:
    """Every sentence of every folder, file by file, in the order of the text."""
    for path in _files(root, "py"):
        yield from _in_python(path, path.relative_to(root).as_posix())
    for path in _files(root, "toml"):
        with path.open("rb") as source:
            found = _in_table(tomllib.load(source))
        yield from (Sentence(path.relative_to(root).as_posix(), words) for words in found)


def unreadable(root: Path) -> Iterator[str]:
    """A line for each sentence put together while running: no translator can ever see it."""
    for path in _files(root, "py"):
        for call, marks in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            given = (_argument(call, at) for at in (marks.words, marks.many) if at)
            if any(_is_built(argument) for argument in given):
                place = f"{path.relative_to(root).as_posix()}:{call.lineno}"
                yield f"{place}: built while running; write one plain string with {{names}}"


def template(found: Iterator[Sentence]) -> Catalog:
    """The sentences as a catalogue, each once, with the files it stands in."""
    catalogue = Catalog()
    for sentence in found:
        catalogue.add(
            (sentence.words, sentence.many) if sentence.many else sentence.words,
            locations=[(sentence.file, 0)],
            auto_comments=[sentence.note] if sentence.note else [],
            context=sentence.context,
        )
    return catalogue


def _files(root: Path, kind: str) -> list[Path]:
    return sorted(path for folder in FOLDERS for path in (root / folder).rglob(f"*.{kind}"))


def _in_python(path: Path, name: str) -> Iterator[Sentence]:
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    for call, marks in _calls(ast.parse(source)):
        words = _literal(call, marks.words)
        if words:
            many, context = _literal(call, marks.many), _literal(call, marks.context)
            note, counted = _note(lines, call.lineno), _literal(call, marks.counted)
            yield Sentence(name, words, many, context, note, counted)


def _in_table(table: object) -> Iterator[str]:
    if isinstance(table, list):
        for item in table:
            yield from _in_table(item)
    if isinstance(table, dict):
        for key, value in table.items():
            if key in WORDS_IN_TOML and isinstance(value, str):
                yield value
            else:
                yield from _in_table(value)


def _calls(tree: ast.Module) -> list[tuple[ast.Call, Marks]]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    marked = [(call, MARKS[_name(call)]) for call in calls if _name(call) in MARKS]
    return sorted(marked, key=lambda found: (found[0].lineno, found[0].col_offset))


def _name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _argument(call: ast.Call, at: tuple[int, str]) -> ast.expr | None:
    place, name = at
    if place < len(call.args):
        return call.args[place]
    return next((word.value for word in call.keywords if word.arg == name), None)


def _literal(call: ast.Call, at: tuple[int, str] | None) -> str | None:
    argument = _argument(call, at) if at else None
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    return None


def _is_built(argument: ast.expr | None) -> bool:
    """An f-string, or text joined by an operator or by `.format(...)`."""
    if isinstance(argument, ast.BinOp):
        return any(isinstance(part, ast.Constant | ast.JoinedStr) for part in ast.walk(argument))
    if isinstance(argument, ast.Call) and isinstance(argument.func, ast.Attribute):
        return isinstance(argument.func.value, ast.Constant)
    return isinstance(argument, ast.JoinedStr)


def _note(lines: list[str], line: int) -> str | None:
    above = lines[line - 2].strip() if line > 1 else ""
    return above.removeprefix("# ") if above.startswith(NOTE) else None
