"""What a digest asks those who run a group to decide: a room's `decisions.py` brings it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from conversations.script import Seen
from records.access import Actor
from records.database import Tx
from records.notices import Notice

if TYPE_CHECKING:
    from scheduler.talks.known import Known

Pairs = tuple[tuple[str, object], ...]


class ToDecide(NamedTuple):
    """One thing to decide: of which kind, and about which meeting, person or group."""

    name: str
    meeting_id: int | None = None
    about_id: int | None = None
    group_id: int | None = None
    by: datetime | None = None  #: what is to be decided soonest is asked first


class Said(NamedTuple):
    """An answer that others read: a choice, or words; and whether it is for all that follow."""

    words: str
    for_all: bool = False


@dataclass(frozen=True)
class ShownFirst:
    """What others will read of an answer to a decision: it is shown first, and goes with a yes."""

    #: where it is to be typed: what for
    types: str
    #: as they will read it; nothing where that answer is for nobody
    shows: Callable[[Known, Notice, Said], object]
    #: it raises Refused if it has been seen to by now
    puts: Callable[[Tx, Actor, Known, Notice, Said], object]
    #: what is said once it is so
    thanks: Callable[[Known, Notice, Said], object]
    #: whether it can be for all that follow too, and for just this meeting
    repeats: Callable[[Known, Notice], bool] = lambda _known, _row: False


@dataclass(frozen=True)
class Decision:
    """One thing a digest asks those who run a group."""

    name: str
    asks: Callable[[Known, Notice], object]
    options: Callable[[Known, Notice], Pairs]
    thanks: Callable[[Known, Notice, str], object]
    #: it raises Refused if it has been seen to by now
    settle: Callable[[Tx, Actor, Known, Notice, str], object]
    lies: bool = False  #: it is no reason to buzz, and asked last unless it is about a meeting
    first: bool = False  #: someone's safety depends on it: nothing is asked before it
    #: who will see the answer
    seen_by: Seen | Callable[[Known, Notice], Seen] = Seen.STAFF
    shown: ShownFirst | None = None  #: how others read the answer, if they do
