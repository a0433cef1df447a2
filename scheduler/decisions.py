"""What a digest asks those who run a group to decide: a room's `decisions.py` brings it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

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


@dataclass(frozen=True)
class Decision:
    """One thing a digest asks those who run a group; what is typed there is for `takes`."""

    name: str
    asks: Callable[[Known, Notice], object]
    options: Callable[[Known, Notice], Pairs]
    thanks: Callable[[Known, Notice, str], object]
    #: it raises Refused if it has been seen to by now
    settle: Callable[[Tx, Actor, Known, Notice, str], object]
    lies: bool = False  #: it is no reason to buzz, and asked last unless it is about a meeting
    takes: Callable[[Tx, Actor, Known, Notice, str], object] | None = None
