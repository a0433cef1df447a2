"""What is said beside the words for each notice, when someone is rung about a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from conversations.meetings.meeting_card import LINES
from conversations.phrases import N_
from records.database import Tx
from records.people import Row
from scheduler.meetings.planner import plan_hello
from scheduler.talks.known import Known
from scheduler.talks.spoken import Line, Lines

_DOOR = N_("{door} will be at the door, for those on the way.")
_WHO = N_("{who} will meet you there.")


def who_meets_and_how_to_join(about: Known, theirs: Known) -> Iterator[Line]:
    """Who meets them there, and the link or number where it is not in a room."""
    if about.get("who"):
        yield Line(_WHO, about)
    yield from how_to_join(about, theirs)


def how_to_join(about: Known, _theirs: Known) -> Iterator[Line]:
    """The link or number, where a meeting is not in a room."""
    if about.get("card_join"):
        yield Line(LINES["card_join"].words, about)


def who_is_at_the_door(about: Known, _theirs: Known) -> Iterator[Line]:
    """Who is there for those on their way, where a meeting is called off late."""
    if about.get("late") and about.get("door"):
        yield Line(_DOOR, about)


def what_changed(about: Known, _theirs: Known) -> Iterator[Line]:
    """What it was, and what it is now."""
    said = about.get("changes")
    yield from (said if isinstance(said, Lines) else ())


def next_friendly_word(tx: Tx, _row: Row, person: Row, now: datetime) -> None:
    """One has gone: the next is planned."""
    plan_hello(tx, person, now)
