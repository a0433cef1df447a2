"""What is written for a seam and brought by no room does nothing: each such part is found by name.

A function that begins with `tx` or `known` is one that the core calls, through its room, or that
another function calls. Where neither is so it has been forgotten in `room.py`, or is to go.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache, partial
from pathlib import Path
from types import FunctionType
from typing import Any, NamedTuple

from conversations.registry import ALL
from conversations.script import Do
from scheduler import house
from scheduler.events import EVENTS, Event, Moved, Off
from scheduler.rooms import ROOMS
from scheduler.seams import Room

ROOT = Path(house.__file__).parents[1]
PRODUCT = ("bot", "conversations", "locales", "records", "scheduler")
Function = tuple[str, str]  #: its module and its name
Modules = Mapping[str, ast.Module]
#: calls in which a notice's name is one that is asked for, or taken back
LOOKS_FOR = ("in_", "not_in", "like", "is_named", "kind", "withdraw", "erase")
#: a name that is put together begins with more than this
SHORT = 4
#: nothing posts it any more, and rows from before may still be shown
IN_OLD_ROWS = {"more_safety"}


@cache
def trees() -> Mapping[str, ast.Module]:
    """Each module of ours, by its name."""
    paths = (path for folder in PRODUCT for path in sorted((ROOT / folder).rglob("*.py")))
    return {
        name_of(path): ast.parse(path.read_text(encoding="utf-8"))
        for path in paths
        if "versions" not in path.parts
    }


def name_of(path: Path) -> str:
    """What a module is imported by."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def top(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """The functions of a module that are in no other."""
    return (node for node in tree.body if isinstance(node, ast.FunctionDef))


def has_a_seams_shape(function: ast.FunctionDef) -> bool:
    """Whether it begins as all do that the core calls."""
    return [arg.arg for arg in function.args.args[:1]] in (["tx"], ["known"])


def used() -> set[Function]:
    """What functions call, and what registers itself as a fact.

    What stands in a table is brought by a room, or looked up by a function, or does nothing.
    """
    found: set[Function] = set()
    tables: dict[Function, set[Function]] = {}
    for module, tree in trees().items():
        means = meanings(module, tree)
        for node in tree.body:
            own = (module, node.name) if isinstance(node, ast.FunctionDef) else None
            if isinstance(node, ast.FunctionDef) and node.decorator_list:
                found.add((module, node.name))
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Expr | ast.For):
                found |= {one for one in named(node, means) if one != own}
            for table in assigned(ast.Module([node], [])):
                tables[module, table] = set(named(node, means))
    return found.union(*(inside for table, inside in tables.items() if table in found))


def meanings(module: str, tree: ast.Module) -> Mapping[str, Function]:
    """What each name of a module stands for: its own, or where it comes from."""
    means = {one: (module, one) for one in assigned(tree)}
    means |= {one.name: (module, one.name) for one in top(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                means[alias.asname or alias.name] = (node.module or "", alias.name)
    return means


def assigned(tree: ast.Module) -> Iterator[str]:
    """What a module puts in tables, by their names."""
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        yield from (one.id for one in targets if isinstance(one, ast.Name))


def named(node: ast.AST, means: Mapping[str, Function]) -> Iterator[Function]:
    """What is named in a piece of a module, as where it is written."""
    for part in ast.walk(node):
        match part:
            case ast.Attribute(ast.Name(of), name) if of in means:
                yield ".".join(means[of]), name
            case ast.Name(name) if name in means:
                yield means[name]


def brought(what: object) -> Iterator[Function]:
    """All functions in what a room brings, however deep."""
    if isinstance(what, partial):
        yield from brought([what.func, *what.args, *what.keywords.values()])
    elif isinstance(what, FunctionType):
        yield what.__module__, what.__name__
        held = what.__closure__ or ()  # by what it was made of another
        yield from brought([cell.cell_contents for cell in held])
    elif is_dataclass(what) and not isinstance(what, type):
        yield from brought([getattr(what, one.name) for one in fields(what)])
    elif isinstance(what, Mapping):
        yield from brought(list(what.values()))
    elif isinstance(what, list | tuple):
        for one in what:
            yield from brought(one)


def written(room: Room) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Each function in a room's folder that has a seam's shape, with its module."""
    for module, tree in trees().items():
        if module.split(".")[:2] == ["scheduler", room.name]:
            yield from ((module, one) for one in top(tree) if has_a_seams_shape(one))


def seam_of(function: ast.FunctionDef) -> str:
    """Where it is to be listed, as far as its arguments say so."""
    args = [arg.arg for arg in function.args.args]
    kinds = [ast.unparse(arg.annotation) if arg.annotation else "" for arg in function.args.args]
    gives = ast.unparse(function.returns) if function.returns else ""
    events = [one.__name__ for one in EVENTS if len(kinds) > 1 and one.__name__ in kinds[1]]
    shapes = {
        f"`ON`, for {' and '.join(events)}, in hears.py": bool(events),
        "`acts=` in room.py": args[:4] == ["tx", "actor", "order", "now"],
        "`lines=` in room.py": "tuple[str, int]" in gives,
        "`to_decide=` in room.py": "ToDecide" in gives,
        "a `Shows` of `KEPT` or `SHOWS` in kept.py": "[Part]" in gives,
        "a `Job` of `JOBS` in time.py": args[1:2] in (["now"], ["_now"]) and gives != "None",
        "`fact(...)`": args == ["known"],
        "a `Kept` in kept.py, as its `forget`": kinds[1:2] == ["int"] and len(args) == 3,
    }
    return next((seam for seam, fits in shapes.items() if fits), "its room, or in what calls it")


def unlisted(rooms: tuple[Room, ...] = ROOMS) -> set[str]:
    """What is written for a seam, and neither brought nor called."""
    serves = used() | {one for room in rooms for one in brought(room)}
    return {
        f"{module.replace('.', '/')}.py: {one.name} is to stand in {seam_of(one)}"
        for room in rooms
        for module, one in written(room)
        if (module, one.name) not in serves
    }


def test_what_is_written_for_a_seam_is_brought_by_its_room() -> None:
    assert unlisted() == set()


def test_what_a_room_does_not_bring_any_more_is_named_with_where_it_is_to_stand() -> None:
    def without(name: str, **parts: Any) -> set[str]:
        rooms = tuple(replace(room, **parts) if room.name == name else room for room in ROOMS)
        return {one for one in unlisted(rooms) if f"/{name}/" in one}

    assert without("duties", lines=None) == {
        "scheduler/duties/turn_lines.py: turns_to_tell is to stand in `lines=` in room.py"
    }
    assert without("buddies", on={}) == {
        "scheduler/buddies/hears.py: go_with_no_one is to stand in `ON`, for Left, in hears.py"
    }
    assert "scheduler/papers/papers.py: follow" in " ".join(without("papers", follows={}))
    assert "overdue is to stand in a `Job`" in " ".join(without("fares", jobs=()))
    assert "_company is to stand in a `Shows`" in " ".join(without("buddies", kept=()))


# ------------------------------------------------------------------ notices


def names(node: ast.Assign) -> Mapping[str, str]:
    """What is called by a name of its own there: `NAME = "fare_late"`, `TOLD, BACK = …`."""
    match node:
        case ast.Assign([ast.Name(name)], ast.Constant(str(word))):
            return {name: word}
        case ast.Assign([ast.Tuple(names)], ast.Tuple(words)):
            return {
                name.id: word.value
                for name, word in zip(names, words, strict=False)
                if isinstance(name, ast.Name)
                if isinstance(word, ast.Constant) and isinstance(word.value, str)
            }
    return {}


def handed_on(node: ast.AST) -> Iterator[ast.AST]:
    """What is said there, but for what is only looked for or taken back."""
    match node:
        case ast.Compare() | ast.Expr(ast.Constant()):
            return
        case ast.Call(ast.Attribute(attr=name) | ast.Name(name)) if name in LOOKS_FOR:
            return
    yield node
    if not isinstance(node, ast.JoinedStr):  # of a name that is put together, its beginning
        for inside in ast.iter_child_nodes(node):
            yield from handed_on(inside)


class Piece(NamedTuple):
    """A function, a class or a table: what it names, and of that what it hands on, and says."""

    uses: set[Function]
    hands_on: set[Function]
    words: set[str]
    begins: set[str]  #: of a name that is put together
    by_itself: bool  #: it registers itself, as a fact


@cache
def pieces(module: str, tree: ast.Module) -> Mapping[Function, Piece]:
    """All of a module, but for what only gives a word a name."""
    means = dict(meanings(module, tree))
    named_words = [node for node in tree.body if isinstance(node, ast.Assign) and names(node)]
    means |= {name: (module, name) for node in named_words for name in names(node)}
    found: dict[Function, Piece] = {}
    for node in tree.body:
        if node in named_words or isinstance(node, ast.Import | ast.ImportFrom):
            continue
        called = list(assigned(ast.Module([node], [])))
        runs = not called
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            called, runs = [node.name], bool(node.decorator_list)
        piece = Piece(set(), set(), set(), set(), by_itself=runs)
        found |= {(module, name): piece for name in called or [f"line {node.lineno}"]}
        piece.uses.update(named(node, means))
        for part in handed_on(node):
            match part:
                case ast.Constant(str(word)):
                    piece.words.add(word)
                case ast.JoinedStr([ast.Constant(str(stem)), *_]) if len(stem) > SHORT:
                    piece.begins.add(stem)
                case ast.Name(name) if name in means:
                    piece.hands_on.add(means[name])
                case ast.Attribute(ast.Name(of), name) if of in means:
                    piece.hands_on.add((".".join(means[of]), name))
    return found


def that_run(modules: Modules, rooms: tuple[Room, ...]) -> list[Piece]:
    """What runs at some time: by an act, the clock, a tap, or as something happens.

    But for what is done again since a meeting is moved: that has been done a first time.
    """
    here = {
        one: piece
        for module, tree in modules.items()
        if module.rpartition(".")[2] not in ("room", "rooms")  # what these list is asked of ROOMS
        for one, piece in pieces(module, tree).items()
    }
    again: dict[str, Any] = {"of_meetings": ()}  # these say of `Moved` what that does
    first = [
        replace(room, on={one: part for one, part in room.on.items() if one is not Moved}, **again)
        for room in rooms
    ]
    waiting = [one for one, piece in here.items() if piece.by_itself or one[0].startswith("bot")]
    waiting += [one for room in first for one in brought(room)]
    found: dict[Function, Piece] = {}
    while waiting:
        one = waiting.pop()
        if one in here and one not in found:
            found[one] = here[one]
            waiting += here[one].uses
    lists = ("kinds", "notes")
    return [piece for one, piece in found.items() if one[0].rpartition(".")[2] not in lists]


def never_posted(modules: Modules, rooms: tuple[Room, ...] = ROOMS) -> set[str]:
    """Each sort of notice whose name nothing hands on that runs: with where it is to be posted."""
    known = {
        (module, name): word
        for module, tree in modules.items()
        for node in tree.body
        if isinstance(node, ast.Assign)
        for name, word in names(node).items()
    }
    run = that_run(modules, rooms)
    said = {*ALL, *IN_OLD_ROWS}.union(*(piece.words for piece in run))
    said |= {known.get(one, "") for piece in run for one in piece.hands_on}
    said |= {kind.off[1] for room in ROOMS for kind in room.kinds if kind.off}
    begins = tuple({stem for piece in run for stem in piece.begins})
    return {
        f"{kind.name} of scheduler/{room.name}/kinds.py is posted by nothing: an act, a job or "
        f"`ON` of scheduler/{room.name}/ is to post it"
        for room in ROOMS
        for kind in room.kinds
        if kind.name not in said and not kind.name.startswith(begins)
    }


def test_each_kind_that_a_room_brings_is_posted_somewhere() -> None:
    assert never_posted(trees()) == set()


def changed(module: str, was: str, becomes: str) -> Modules:
    """All modules, with one of them changed."""
    text = (ROOT / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
    assert was in text
    return {**trees(), module: ast.parse(text.replace(was, becomes))}


PAID = 'outbox.tell(\n        tx,\n        who,\n        "fare_paid",'


def test_a_notice_that_an_act_does_not_post_any_more_is_named_with_its_room() -> None:
    (named,) = never_posted(changed("scheduler.fares.pay_claim", PAID, "print(tx, who,"))
    assert named.startswith("fare_paid of scheduler/fares/kinds.py is posted by nothing")

    # taken back and looked for by its name, and posted no more
    (named,) = never_posted(changed("scheduler.meetings.who_comes", "name=REPLIES,", "name='',"))
    assert named.startswith("replies of scheduler/meetings/kinds.py is posted by nothing")


def test_so_is_one_that_is_only_posted_anew_when_its_meeting_is_moved() -> None:
    def anew(_tx: object, _event: object, _now: object) -> None:
        """It stands for a function of fares."""

    anew.__module__, anew.__name__ = "scheduler.fares.anew", "anew"
    posts = ast.parse('def anew(tx, event, now):\n    outbox.tell(tx, 1, "fare_paid", now)')
    modules = changed("scheduler.fares.pay_claim", PAID, "print(tx, who,")
    modules = {**modules, "scheduler.fares.anew": posts}

    def when(event: type[Event]) -> set[str]:
        others = (room for room in ROOMS if room.name != "fares")
        (fares,) = (room for room in ROOMS if room.name == "fares")
        return never_posted(modules, (*others, replace(fares, on={**fares.on, event: anew})))

    assert when(Off) == set()
    assert len(when(Moved)) == 1


def test_each_act_is_done_by_a_talk_by_the_clock_or_by_a_tap() -> None:
    steps = (step for talk in ALL.values() for step in talk.by_path.values())
    named = {step.act for step in steps if isinstance(step, Do)}
    named |= {talk.each for talk in ALL.values()}
    called = used() | set(brought(house.jobs())) | set(brought(list(house.kinds().values())))

    idle = {
        f"{act.__name__} is done by nothing: `Do` is to name it in conversations/{room.name}/"
        for room in ROOMS
        for act in room.acts
        if act.__name__ not in named | {kind.confirm for kind in house.kinds().values()}
        if (act.__module__, act.__name__) not in called
    }
    assert idle == set()
