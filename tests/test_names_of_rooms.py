"""What rooms name of one another: facts, acts and notices are strings, so they are read here too.

A room names what it may import (docs/architecture.md): its own, and what stands below it. A notice
is named in its own room only: whoever else needs the name imports it from there. Nothing is left
out of this. What can't be named so is asked of its kind (`house.named`), or brought: a part of a
talk (conversations/parts.py), a sort of task, or what a room does when something happens.
"""

from __future__ import annotations

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter

from scheduler import house
from scheduler.rooms import ROOMS
from scheduler.talks.known import _LOOKUPS

ROOT = Path(house.__file__).parents[1]
Named = Mapping[str, set[str]]  #: what is named, by where

#: names of notices that are other words too, looked for only where a notice is named for sure
OTHER_WORDS = {
    *("away", "cover", "help", "invitation"),  # what is gone, done, read and answered
    *("calendar", "meeting_card", "minutes", "other_way", "results", "thought", "debrief"),
    "cancelled",  # a meeting's state
    "safety",  # a sort of task, and where a way leads
}

#: what stands in a sentence under the name of a fact, and is put there by whoever says it
FILLED_IN_ITSELF = {"phrases.py": {"by"}}


@cache
def heights() -> Mapping[str, int]:
    """How high each room stands: the core, what rooms build on, the leaves."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    rows = next(one["layers"] for one in contracts if one["id"] == "rooms")
    return {
        room.strip(): height
        for height, row in enumerate(reversed(rows))
        for room in row.replace("|", ":").split(":")
    }


def may_name(room: str, other: str) -> bool:
    """Whether a room may name what another brings: leaves do not know each other."""
    here, there = heights()[room], heights()[other]
    return room == other or there < here or there == here < heights()["leaving"]


def brings() -> Mapping[str, Mapping[str, str]]:
    """Which room brings each fact, act and notice."""
    return {
        "facts": {name: found.__module__.split(".")[1] for name, found in _LOOKUPS.items()},
        "acts": {act.__name__: room.name for room in ROOMS for act in room.acts},
        "notices": {kind.name: room.name for room in ROOMS for kind in room.kinds},
    }


def files(package: str) -> Iterator[tuple[str, str, ast.Module]]:
    """Each module of a room there: its room, its file and what it says."""
    for room in ROOMS:
        for path in sorted((ROOT / package / room.name).rglob("*.py")):
            if path.name != "samples.py":
                where = path.relative_to(ROOT / package).as_posix()
                yield room.name, where, ast.parse(path.read_text(encoding="utf-8"))


def by_where(found: Iterable[tuple[str, str]]) -> Named:
    """What was found, by where it stands."""
    together = defaultdict(set)
    for where, name in found:
        together[where].add(name)
    return dict(together)


# ------------------------------------------------------------------ facts


def test_a_room_looks_up_only_facts_that_it_may_name() -> None:
    facts = brings()["facts"]

    assert (
        by_where(
            (where, name)
            for room, where, tree in files("scheduler")
            for name in _looked_up(tree)
            if name in facts and not may_name(room, facts[name])
        )
        == {}
    )


def _looked_up(tree: ast.Module) -> Iterator[str]:
    """What is looked up of what is known: `known["x"]`, `known.get("x")`, `readable(known, …)`."""
    known = set(_called_known(tree))
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(value, ast.Constant(str(name))):
                pass
            case ast.Call(ast.Attribute(value, "get"), [ast.Constant(str(name)), *_]):
                pass
            case ast.Call(ast.Name("readable"), [value, ast.Constant(str(name)), *_]):
                pass
            case _:
                continue
        if _makes_known(value) or (isinstance(value, ast.Name) and value.id in known):
            yield name


def _called_known(tree: ast.Module) -> Iterator[str]:
    """Names of what is known of someone, as arguments and as what was made."""
    for node in ast.walk(tree):
        match node:
            case ast.arg(arg=name, annotation=ast.Name("Known")):
                yield name
            case ast.Assign([ast.Name(name)], value) if _makes_known(value):
                yield name


def _makes_known(value: ast.expr) -> bool:
    match value:
        case ast.Call(ast.Name("Known" | "asker_of") | ast.Attribute(attr="with_answers")):
            return True
    return False


# ------------------------------------------------------------------ talks and their notes


def test_a_talk_says_and_asks_only_what_its_room_may_name() -> None:
    facts = brings()["facts"]

    assert (
        by_where(
            (where, name)
            for room, where, tree in files("conversations")
            for name in _said(tree)
            if name in facts and not may_name(room, facts[name])
        )
        == {}
    )


def test_what_all_talks_share_names_no_fact_of_a_room() -> None:
    facts, core = brings()["facts"], heights()["talks"]

    assert (
        by_where(
            (path.name, name)
            for path in sorted((ROOT / "conversations").glob("*.py"))
            if path.name not in ("samples.py", "among_peers.py")
            for name in _said(ast.parse(path.read_text(encoding="utf-8")))
            if name in facts and heights()[facts[name]] > core
        )
        == FILLED_IN_ITSELF
    )


def test_a_talk_has_only_done_what_its_room_may_name() -> None:
    acts = brings()["acts"]

    assert (
        by_where(
            (where, name)
            for room, where, tree in files("conversations")
            for name in _done(tree)
            if not may_name(room, acts[name])
        )
        == {}
    )


def _said(tree: ast.Module) -> Iterator[str]:
    """Facts in braces, those that a branch looks at, and those that choices are taken from."""
    about = docstrings(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Constant(str(words)) if node not in about:
                yield from (field for _, field, _, _ in Formatter().parse(words) if field)
            case ast.Call(ast.Name("known" | "Choices"), [ast.Constant(str(name)), *_]):
                yield name
            case ast.Call(ast.Attribute(attr="get"), [ast.Constant(str(name)), *_]):
                yield name
            case ast.Subscript(_, ast.Constant(str(name))):
                yield name


def _done(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(ast.Name("Do"), [ast.Constant(str(name))]):
                yield name
            case ast.keyword("each", ast.Constant(str(name))):
                yield name


def docstrings(tree: ast.Module) -> set[ast.expr]:
    """What is said about the code."""
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}


# ------------------------------------------------------------------ notices


def test_a_notice_is_named_in_its_own_room() -> None:
    notices = brings()["notices"]

    assert (
        by_where(
            (where, name)
            for room, where, tree in files("scheduler")
            for name, follows in _named(tree)
            if name in notices
            if room != notices[name] and not (follows and may_name(room, notices[name]))
        )
        == {}
    )


def _named(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    """Each word that can be a notice's name, and whether it says what follows one."""
    about, follows = docstrings(tree), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in ("follows", "attached"):
            follows |= set(ast.walk(node))
    for node in ast.walk(tree):
        match node:
            case ast.Constant(str(name)) if node in follows or name not in OTHER_WORDS:
                yield from [] if node in about else [(name, node in follows)]
        if isinstance(node, ast.Compare | ast.Call | ast.keyword):
            yield from ((name, False) for name in _names_in(node) if name in OTHER_WORDS)


def _names_in(node: ast.AST) -> Iterator[str]:
    """Of a comparison with a row's name, or of a call for a name, what stands there."""
    match node:
        case ast.Compare(ast.Attribute(attr="name"), _, compared):
            yield from words_in(*compared)
        case ast.Call(ast.Attribute(ast.Attribute(attr="name"), "in_"), found):
            yield from words_in(*found)
        case ast.keyword("name", value):
            yield from words_in(value)


def words_in(*nodes: ast.AST) -> Iterator[str]:
    """All strings in these."""
    for node in nodes:
        for part in ast.walk(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value
