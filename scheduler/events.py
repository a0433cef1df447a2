"""What can happen: rooms hear of it, and each does its part (post/events.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar


@dataclass(frozen=True)
class Event:
    """Something has happened, as ids: rooms do their part of it in the same transaction."""

    #: each room must do its part, or nothing happens
    skips_nothing: ClassVar[bool] = False


@dataclass(frozen=True)
class SaidYes(Event):
    """Someone has accepted an invitation, in this talk: they are in, or stand outside."""

    skips_nothing = True
    person_id: int
    group_id: int
    role: str
    talk_id: int | None


@dataclass(frozen=True)
class Joined(Event):
    """A co-producer has come into a group, or is back in it."""

    person_id: int
    group_id: int


@dataclass(frozen=True)
class Left(Event):
    """Someone's place in a group ends or rests, maybe to keep someone safe: it is about to go."""

    skips_nothing = True
    person_id: int
    group_id: int


@dataclass(frozen=True)
class Forgotten(Event):
    """Someone is forgotten: they are out of reach, and still in their groups.

    Rooms see to what others go on with; then goes what is kept (`seams.Kept`).
    """

    skips_nothing = True
    person_id: int


@dataclass(frozen=True)
class StaysAway(Event):
    """Someone will not be at a meeting."""

    person_id: int
    meeting_id: int


@dataclass(frozen=True)
class MeetingMade(Event):
    """A meeting has been made, by someone or by its series."""

    group_id: int
    meeting_id: int


@dataclass(frozen=True)
class Moved(Event):
    """A meeting starts at another time: `was` is when it was to start before."""

    group_id: int
    meeting_id: int
    was: datetime


@dataclass(frozen=True)
class Off(Event):
    """A meeting has been called off."""

    meeting_id: int


@dataclass(frozen=True)
class Held(Event):
    """A meeting is over, by the clock."""

    meeting_id: int


@dataclass(frozen=True)
class Changed(Event):
    """A meeting's card says something else to those who come."""

    meeting_id: int


@dataclass(frozen=True)
class Told(Event):
    """Someone has been told the newest of a meeting: what has changed, or that it is off."""

    person_id: int
    meeting_id: int


@dataclass(frozen=True)
class ToldByVoice(Event):
    """Someone was rung, and told the newest of a meeting: they know, as if they had tapped."""

    skips_nothing = True
    person_id: int
    meeting_id: int


@dataclass(frozen=True)
class ToldAlong(Event):
    """With that they have been told it of a meeting that follows in its series."""

    person_id: int
    meeting_id: int


@dataclass(frozen=True)
class TaskClosed(Event):
    """What was asked for is off all lists: done, or taken back by whoever asked (`state`).

    What is dropped with its meeting, its call or its claim goes with that, and is not told here.
    """

    skips_nothing = True
    task_id: int
    state: str
    by_id: int | None


@dataclass(frozen=True)
class TaskHandedOn(Event):
    """What was asked for goes to another: the one picked (`to_id`), or whoever there is now."""

    skips_nothing = True
    task_id: int
    to_id: int | None


@dataclass(frozen=True)
class TaskSeenTo(Event):
    """One of the staff says that what was asked for is done: it is about to be closed."""

    skips_nothing = True
    task_id: int


@dataclass(frozen=True)
class Given(Event):
    """Another looks after someone in a group from now on: what was promised to them goes along."""

    skips_nothing = True
    person_id: int
    group_id: int
    from_id: int | None
    to_id: int


@dataclass(frozen=True)
class Paused(Event):
    """Someone pauses in a group, by their own choice: until when is asked of their place."""

    person_id: int
    group_id: int


@dataclass(frozen=True)
class Resumed(Event):
    """They are back from their pause, of their own accord or since its time is over."""

    person_id: int
    group_id: int


class Touch(StrEnum):
    """A way in which staff are in touch with someone they look after."""

    WORD = "word"  #: they had a word, or a call
    ONE_TO_ONE = "one_to_one"
    WRITTEN = "written"  #: words that staff typed reach the person


@dataclass(frozen=True)
class InTouch(Event):
    """One of the staff says that they had a word with someone, or has written to them."""

    skips_nothing = True
    person_id: int
    by_id: int
    how: str


@dataclass(frozen=True)
class NoMore(Event):
    """Someone has said that what they said before of a meeting is so no more: they are fine."""

    skips_nothing = True
    person_id: int
    meeting_id: int
    sort: str


@dataclass(frozen=True)
class LeavesOut(Event):
    """Someone has left people out for good: they are to hear nothing of it, so it is done now."""

    skips_nothing = True
    person_id: int


@dataclass(frozen=True)
class ChatClosed(Event):
    """Someone's chat is closed to the bot: they see nothing that is sent there."""

    person_id: int


@dataclass(frozen=True)
class ChatOpen(Event):
    """It is open again."""

    person_id: int


#: what rooms can hear of
EVENTS = (
    *(SaidYes, Joined, Left, Forgotten, StaysAway),
    *(MeetingMade, Moved, Held, Changed, Off, Told, ToldByVoice, ToldAlong),
    *(TaskHandedOn, TaskSeenTo, TaskClosed, InTouch, NoMore, Given, LeavesOut),
    *(ChatClosed, ChatOpen, Paused, Resumed),
)
#: what nobody tells yet, so that no room hears it: what is to be, and nothing more
LAID = (Paused, Resumed)
#: what a room does when something happens; each part asks for the event it hears
Hears = Mapping[type[Event], Callable[..., object]]
