"""The house: what rooms bring, and where the core finds it. It knows none of them by name.

A room is a capability: a folder of `scheduler/` whose `room.py` says in one place what it brings.
`scheduler/rooms.py` lists them all; whoever starts a program opens the house with that list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqlalchemy import BindParameter, Column, ColumnElement, String, bindparam

from conversations.registry import ALL
from records.database import Tx
from records.notices import Notice
from records.people import Person
from scheduler.decisions import Decision
from scheduler.jobs import Job
from scheduler.kept import Kept
from scheduler.kinds import Family, Kind
from scheduler.seams import Room

if TYPE_CHECKING:
    from scheduler.talks.spoken import Voice


class HouseClosed(Exception):
    """Something was asked of the rooms before the program opened the house."""


class BroughtTwice(ValueError):
    """Two rooms bring something of the same name."""


class NoSuchKind(KeyError):
    """A notice was to be posted under a name that no room brings, and no talk has."""


_open: list[Room] = []
#: how what was worked out from the rooms is forgotten
_WORKED_OUT: list[Callable[[], None]] = []
Asked = TypeVar("Asked", bound=Callable[..., Any])


def asked_once(inner: Asked) -> Asked:
    """Work it out once for as long as the house is open."""
    known = cache(inner)
    _WORKED_OUT.append(known.cache_clear)
    return cast("Asked", known)


def open_house(rooms: Iterable[Room]) -> None:
    """Let the core find what these rooms bring. Raises BroughtTwice."""
    close_house()
    _open[:] = rooms
    acts()
    kinds()


def close_house() -> None:
    """Forget all rooms, as at the start of a program."""
    _open.clear()
    for forget in _WORKED_OUT:
        forget()


def rooms() -> tuple[Room, ...]:
    """All rooms, in their order. Raises HouseClosed: no one goes on as if there were none."""
    if not _open:
        raise HouseClosed("open the house first: scheduler.rooms.open_all()")
    return tuple(_open)


@asked_once
def acts() -> Mapping[str, Callable[..., Any]]:
    """Every act, by its name."""
    return once((act.__name__, act) for room in rooms() for act in room.acts)


@asked_once
def kinds() -> Mapping[str, Kind]:
    """Every kind of notice, by its name; a talk of which no room says anything has one too."""
    brought = once((kind.name, kind) for room in rooms() for kind in room.kinds)
    return {**{name: Kind(name) for name in ALL}, **brought}


def kind(name: str) -> Kind:
    """All about the notices of this name. One that no room brings any more is like any other."""
    return kinds().get(name) or Kind(name)


def must_be_a_kind(name: str) -> None:
    """Raises NoSuchKind."""
    if name not in kinds():
        raise NoSuchKind(name)


@asked_once
def named(what: str) -> tuple[str, ...]:
    """The names of all kinds of which this is true: `named("all_day")`."""
    return tuple(name for name, kind in kinds().items() if getattr(kind, what))


@asked_once
def in_family(*families: Family) -> tuple[str, ...]:
    """The names of all kinds that go in such a call."""
    return tuple(name for name, kind in kinds().items() if kind.call.family in families)


def is_one_of(column: Column[Any], names: Callable[[], Iterable[str]]) -> ColumnElement[bool]:
    """A condition, to be built before the house is open: what these names are is asked later."""
    late: BindParameter[Any] = bindparam(
        None, callable_=lambda: tuple(names()), expanding=True, type_=String(), unique=True
    )
    return column.in_(late)


def is_named(column: Column[Any], what: str) -> ColumnElement[bool]:
    """The same for the kinds of which this is true."""
    return is_one_of(column, partial(named, what))


@asked_once
def jobs() -> tuple[Job[Any], ...]:
    """All that time brings about, what can't wait first."""
    found = once((job.name, job) for room in rooms() for job in room.jobs)
    return tuple(sorted(found.values(), key=lambda job: not job.soon))


@asked_once
def decisions() -> Mapping[str, Decision]:
    """What digests ask, by its name."""
    return once((one.name, one) for room in rooms() for one in room.decisions)


def kept() -> tuple[Kept, ...]:
    """What is kept about a person, in the order in which it goes. Raises BroughtTwice."""
    return tuple(once((str(one.column), one) for room in rooms() for one in room.kept).values())


def follow(tx: Tx, row: Notice, person: Person, now: datetime) -> None:
    """What follows a notice that goes now: of its own kind, and in other rooms."""
    own = kind(row.name).goes_on
    for after in (*((own,) if own is not None else ()), *_followers(row.name)):
        after(tx, row, person, now)


def attached(tx: Tx, row: Notice, person: Person, now: datetime, voice: Voice) -> bytes | None:
    """The file for a calendar that goes with an e-mail of a row; None if there is none."""
    brings = next((room.attached[row.name] for room in rooms() if row.name in room.attached), None)
    return brings(tx, row, person, now, voice) if brings is not None else None


@asked_once
def _followers(name: str) -> tuple[Callable[[Tx, Notice, Person, datetime], object], ...]:
    true = {name, *(what for what in vars(kind(name)) if getattr(kind(name), what) is True)}
    return tuple(after for room in rooms() for what, after in room.follows.items() if what in true)


def once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """These as a table. Raises BroughtTwice for a name that stands there already."""
    found: dict[str, Any] = {}
    for name, what in pairs:
        if name in found:
            raise BroughtTwice(name)
        found[name] = what
    return found
