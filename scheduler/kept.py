"""What is kept about people and about meetings: a room's `kept.py` says it of each column.

How something goes when someone is forgotten or leaves, how it is shown to them, and what becomes
of it when a meeting is off or moved. A column of which no room says so is found by a test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column

from records.database import Tx

if TYPE_CHECKING:
    from scheduler.my_data.item import Part
    from scheduler.talks.known import Known


class Becomes(Enum):
    """What becomes of a column that points to a person."""

    GOES = auto()  #: the row goes
    EMPTIED = auto()  #: the row stays, and points to nobody


@dataclass(frozen=True)
class Shows:
    """How my data shows something: in which parts, and where on its page."""

    #: what someone must be allowed to see (records/access.py)
    thing: str
    parts: Callable[[Known], Iterable[Part]]
    #: of all that is shown, the lowest comes first (scheduler/my_data/item.py)
    at: int


@dataclass(frozen=True)
class Kept:
    """A column that points to a person: how it goes, and how that is shown to them."""

    column: Column[Any]
    #: what forgetting does, by itself or with a function of the room; in words: why it stays
    forget: Becomes | Callable[[Tx, int, datetime], object] | str
    #: when their place in a group ends, the room hears `Left`: nothing of it is left open with
    #: others there (GOES); in words: why it stays
    left: Becomes | str
    #: in words: with what it is shown
    shows: Shows | str


@dataclass(frozen=True)
class OfMeeting:
    """A column that points to a meeting: what becomes of its rows if that is off, or moved."""

    column: Column[Any]
    #: what sees to it: the room's part of `Off`, or what calling off does by itself; in words:
    #: why they stay as they are
    off: Callable[..., object] | str
    #: the same for `Moved`
    moved: Callable[..., object] | str
    #: the same for the rows of one person who will not be there: `StaysAway`, or a plain “no”
    away: Callable[..., object] | str
