"""The house: what rooms bring, and where the core finds it. It knows none of them by name.

A room is a capability: a folder of `scheduler/` whose `room.py` says in one place what it brings.
`scheduler/rooms.py` lists them all; whoever starts a program opens the house with that list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache, partial
from types import ModuleType
from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, ColumnElement, String, bindparam

from conversations.registry import ALL
from records.database import Tx
from records.people import Row

if TYPE_CHECKING:
    from scheduler.talks.known import Known
    from scheduler.talks.spoken import Line, Spoken, Voice

Pairs = tuple[tuple[str, object], ...]


class HouseClosed(Exception):
    """Something was asked of the rooms before the program opened the house."""


class BroughtTwice(ValueError):
    """Two rooms bring something of the same name."""


class NoSuchKind(KeyError):
    """A notice was to be posted under a name that no room brings, and no talk has."""


class Family(StrEnum):
    """With what a notice goes when someone is rung: what is of one family makes one call."""

    BEFORE = "before"  #: the one call before a meeting
    AFTER = "after"  #: the one call after it
    NEWS = "news"  #: told at once, in a call of its own if need be
    ASKING = "asking"  #: about no meeting yet, and of use only until it closes
    ASKED_FOR = "asked_for"  #: what someone has asked for themself
    NONE = "none"  #: nothing that one would be rung about
    ALONG = "along"  #: worth no call: it is said when there is another


@dataclass(frozen=True)
class Call:
    """How a notice goes by voice: with what, and what is said in words to read out."""

    family: Family = Family.ALONG
    says: tuple[str, ...] = ()
    #: what is said beside that: of what is known of the meeting, and of the one who is rung
    more: Callable[[Known, Known], Iterable[Line]] | None = None
    #: the notice that has said it all already, where both are said in one call
    unless: str = ""


@dataclass(frozen=True)
class Kind:
    """All that the core must know about one sort of notice, or about the notices of one talk."""

    name: str
    #: what it is called in a list; else the talk's title
    called: str = ""
    #: what it is, for “what will I get, and when?”
    planned: str = ""
    #: what someone has not heard, where that is not what was planned
    not_heard: str = ""
    #: its words in a list, where they are others than in a message of its own
    listed: str = ""
    #: what it says beside the facts, by what it is known for: the reader, the row and its parts
    beside: Callable[[Known, Row, Mapping[str, Any]], Mapping[str, object]] | None = None
    #: the answer of its talk that it says again, and whether it may be told whose that is
    quotes: str = ""
    nameless: bool = False
    call: Call = field(default_factory=Call)
    #: it makes sense only with the buttons beside it, in the very hour
    only_here: bool = False
    #: it is told all day long, whichever hours a person likes best for the rest
    all_day: bool = False
    #: of a meeting's plan, what is only for who has said that they come
    for_who_comes: bool = False
    #: of a meeting's plan, though it has no part in the budget
    of_a_plan: bool = False
    #: of a meeting, for those who run it: it stands in the plan they see
    in_timeline: bool = False
    #: someone is asking, and nobody has seen it yet: its cover says so
    look_now: bool = False
    #: a prompt to staff that can wait for their digest
    can_wait: bool = False
    #: what its talk tells others does not wait for a digest
    tells_at_once: bool = False
    #: nobody waits for it: that it was missed is told to no one
    may_be_missed: bool = False
    #: a line that is worked out when a digest is made, and waits for none
    worked_out: bool = False
    #: whether what a line says is still so, about a meeting
    still_so: Callable[[Known, str, int], bool] | None = None
    #: a list of what waits: whether there is anything in it now. It says if it buzzes
    ready: Callable[[Tx, Row, Row, datetime], bool] | None = None
    #: what follows once it goes
    goes_on: Callable[[Tx, Row, Row, datetime], object] | None = None
    #: what follows once it has gone, by which way and with which message
    settled: Callable[..., object] | None = None
    #: what follows if it does not get through
    failed: Callable[[Tx, Row, datetime], object] | None = None
    #: what is looked at before it is tried again
    put_back: Callable[[Tx, Row], object] | None = None
    #: another note to be said in its place by now; its own name, or None for nothing at all
    instead: Callable[[Tx, Row, Row, datetime], str | None] | None = None
    #: the file for a calendar that goes with it; and the fact by which it takes a
    #: meeting out instead, with the note that says so
    document: Callable[[Known, Voice], bytes | None] | None = None
    off: tuple[str, str] | None = None
    #: a file of Telegram's that goes with it, if there is one: its kind, id and name
    file: Callable[[Tx, Row], Any] | None = None
    #: what it says where no note of its name does; and the talk that can be begun under it
    says: Callable[[Tx, int, datetime], Spoken] | None = None
    first_way: str = ""
    #: what is left in a chat that was hidden: nothing stands under it but the menu
    tells_nothing: bool = False
    #: it must be known that it was read, the act that says so, and whether it is that a
    #: meeting is off
    confirm: str = ""
    says_it_is_off: bool = False
    #: it shares an e-mail with no other; or comes so much sooner rather than by itself
    by_itself: bool = False
    sooner: timedelta = timedelta(0)


def alike(names: Iterable[str], **what: Any) -> Iterator[Kind]:
    """Kinds that differ in their name only."""
    return (Kind(name, **what) for name in names)


@dataclass(frozen=True)
class Room:
    """What one capability brings."""

    name: str
    #: all about each sort of notice that it posts
    kinds: tuple[Kind, ...] = ()
    #: what it does, each verb by the name of its function
    acts: tuple[Callable[..., Any], ...] = ()
    #: the modules whose facts it brings: importing them registers these
    facts: tuple[ModuleType, ...] = ()
    #: what it does once a notice of another room goes, by that one's name
    follows: Mapping[str, Callable[[Tx, Row, Row, datetime], object]] = field(default_factory=dict)
    #: what an e-mail of a notice brings with it for a calendar, by the notice's name
    attached: Mapping[str, Callable[[Tx, Row, Row, datetime, Voice], bytes | None]] = field(
        default_factory=dict
    )


_open: list[Room] = []


def open_house(rooms: Iterable[Room]) -> None:
    """Let the core find what these rooms bring. Raises BroughtTwice."""
    close_house()
    _open[:] = rooms
    acts()
    kinds()


def close_house() -> None:
    """Forget all rooms, as at the start of a program."""
    _open.clear()
    for asked in (acts, kinds, named, in_family, _followers):
        asked.cache_clear()


def rooms() -> tuple[Room, ...]:
    """All rooms, in their order. Raises HouseClosed: no one goes on as if there were none."""
    if not _open:
        raise HouseClosed("open the house first: scheduler.rooms.open_all()")
    return tuple(_open)


@cache
def acts() -> Mapping[str, Callable[..., Any]]:
    """Every act, by its name."""
    return _once((act.__name__, act) for room in rooms() for act in room.acts)


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of notice, by its name; a talk of which no room says anything has one too."""
    brought = _once((kind.name, kind) for room in rooms() for kind in room.kinds)
    return {**{name: Kind(name) for name in ALL}, **brought}


def kind(name: str) -> Kind:
    """All about the notices of this name. One that no room brings any more is like any other."""
    return kinds().get(name) or Kind(name)


def must_be_a_kind(name: str) -> None:
    """Raises NoSuchKind."""
    if name not in kinds():
        raise NoSuchKind(name)


@cache
def named(what: str) -> tuple[str, ...]:
    """The names of all kinds of which this is true: `named("all_day")`."""
    return tuple(name for name, kind in kinds().items() if getattr(kind, what))


@cache
def in_family(*families: Family) -> tuple[str, ...]:
    """The names of all kinds that go in such a call."""
    return tuple(name for name, kind in kinds().items() if kind.call.family in families)


def is_one_of(column: Any, names: Callable[[], Iterable[str]]) -> ColumnElement[bool]:
    """A condition, to be built before the house is open: what these names are is asked later."""
    late: BindParameter[Any] = bindparam(
        None, callable_=lambda: tuple(names()), expanding=True, type_=String(), unique=True
    )
    found: ColumnElement[bool] = column.in_(late)
    return found


def is_named(column: Any, what: str) -> ColumnElement[bool]:
    """The same for the kinds of which this is true."""
    return is_one_of(column, partial(named, what))


def follow(tx: Tx, row: Row, person: Row, now: datetime) -> None:
    """What follows a notice that goes now: of its own kind, and in other rooms."""
    own = kind(row.name).goes_on
    for after in (*((own,) if own is not None else ()), *_followers(row.name)):
        after(tx, row, person, now)


def attached(tx: Tx, row: Row, person: Row, now: datetime, voice: Voice) -> bytes | None:
    """The file for a calendar that goes with an e-mail of a row; None if there is none."""
    brings = next((room.attached[row.name] for room in rooms() if row.name in room.attached), None)
    return brings(tx, row, person, now, voice) if brings is not None else None


@cache
def _followers(name: str) -> tuple[Callable[[Tx, Row, Row, datetime], object], ...]:
    return tuple(room.follows[name] for room in rooms() if name in room.follows)


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """These as a table. Raises BroughtTwice for a name that stands there already."""
    found: dict[str, Any] = {}
    for name, what in pairs:
        if name in found:
            raise BroughtTwice(name)
        found[name] = what
    return found
