"""What a room can bring: the words in which its `room.py` says so; `house.py` asks for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol

from conversations.script import Answers
from records.access import Actor
from records.database import Tx
from records.people import Row

if TYPE_CHECKING:
    from scheduler.talks.known import Known
    from scheduler.talks.spoken import Line, Spoken, Voice
    from scheduler.talks.words.turn_words import Buttons

Pairs = tuple[tuple[str, object], ...]


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
    #: it waits for the reader's own hours, though it has no part in their budget
    in_their_hours: bool = False
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
    #: someone asks in it to be seen to, still: hiding a chat covers it and never takes it away
    must_not_get_lost: Callable[[Tx, Row], bool] | None = None
    #: what is said and left in a chat that someone has hidden; of one, nothing but the menu stands
    #: under it, for it must tell nothing
    after_hiding: bool = False
    tells_nothing: bool = False
    #: whether it would still go to whoever has got it, if it were told now
    still_told: Callable[[Known, Row], bool] | None = None
    #: a prompt to staff that can wait for their digest
    can_wait: bool = False
    #: what its talk tells others does not wait for a digest
    tells_at_once: bool = False
    #: nobody waits for it: that it was missed is told to no one
    may_be_missed: bool = False
    #: what it says in a digest, before all else and once for each meeting, in place of a line
    first_lines: Callable[[Known, int], Iterable[Line]] | None = None
    #: a line that is worked out when a digest is made, and waits for none
    worked_out: bool = False
    #: whether what a line says is still so, about a meeting
    still_so: Callable[[Known, str, int], bool] | None = None
    #: a list of what waits: whether there is anything in it now. It says if it buzzes
    ready: Callable[[Tx, Row, Row, datetime], bool] | None = None
    #: whether someone can have its talk now, together with whoever looks after them
    together: Callable[[Tx, int, datetime], object] | None = None
    #: what follows once it goes
    goes_on: Callable[[Tx, Row, Row, datetime], object] | None = None
    #: what follows once it has gone, by which way and with which message
    settled: Callable[..., object] | None = None
    #: what follows once its talk is over, with what was answered there
    over: Callable[[Tx, Row, Answers, datetime], object] | None = None
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
    #: it must be known that it was read, the act that says so, and whether it is that a
    #: meeting is off
    confirm: str = ""
    says_it_is_off: bool = False
    #: it shares an e-mail with no other; or comes so much sooner rather than by itself
    by_itself: bool = False
    sooner: timedelta = timedelta(0)


def always(_tx: Tx, _row: Row) -> bool:
    """Whatever has become of what it is about."""
    return True


def alike(names: Iterable[str], **what: Any) -> Iterator[Kind]:
    """Kinds that differ in their name only."""
    return (Kind(name, **what) for name in names)


class Next(Protocol):
    """When a job will next have something to do, but for some rows; None: nothing is planned."""

    def __call__(self, tx: Tx, but: Collection[int] = ()) -> datetime | None:
        """The moment; one that has passed means now."""


@dataclass(frozen=True)
class Job:
    """Something that time brings about: which rows, what is done with each, and when next."""

    name: str
    find: Callable[..., Iterable[Row]]
    do: Callable[[Tx, Row, datetime], object]
    next_at: Next | None = None
    #: it can't wait: it comes first, and what fails is tried again very soon
    soon: bool = False
    #: there may be more than a piece of them: it finds with `but`, those that rest
    in_pieces: bool = False


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
    """Someone's place in a group ends or rests: it is about to be taken away.

    That may be to keep someone safe, so none of it is left for later.
    """

    skips_nothing = True
    person_id: int
    group_id: int


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
class Changed(Event):
    """A meeting's card says something else to those who come."""

    meeting_id: int


@dataclass(frozen=True)
class Told(Event):
    """Someone has been told the newest of a meeting: what has changed, or that it is off."""

    person_id: int
    meeting_id: int


@dataclass(frozen=True)
class ToldAlong(Event):
    """With that they have been told it of a meeting that follows in its series."""

    person_id: int
    meeting_id: int


@dataclass(frozen=True)
class TaskDone(Event):
    """Someone has said that what was asked for is done: so it is, or they are not told so."""

    skips_nothing = True
    task_id: int
    by_id: int


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
    *(SaidYes, Joined, Left, StaysAway),
    *(MeetingMade, Moved, Changed, Off, Told, ToldAlong),
    *(TaskDone, LeavesOut, ChatClosed, ChatOpen),
)


#: what a room does when something happens; each part asks for the event it hears
Hears = Mapping[type[Event], Callable[..., object]]


class ToDecide(NamedTuple):
    """One thing to decide: of which kind, and about which meeting, person or group."""

    name: str
    meeting_id: int | None = None
    about_id: int | None = None
    group_id: int | None = None


@dataclass(frozen=True)
class Decision:
    """One kind of thing that a digest asks those who run a group, and what an answer does."""

    name: str
    asks: Callable[[Known, Row], object]
    options: Callable[[Known, Row], Pairs]
    thanks: Callable[[Known, Row, str], object]
    #: it raises Refused if it has been seen to by now
    settle: Callable[[Tx, Actor, Known, Row, str], object]
    #: it can lie there: it is asked only where there is room, and is no reason to buzz
    lies: bool = False


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
    #: what time alone brings about in it
    jobs: tuple[Job, ...] = ()
    #: what it has to be decided by those who run a group, and what each is
    to_decide: Callable[[Known], Iterable[ToDecide]] | None = None
    decisions: tuple[Decision, ...] = ()
    #: other lines for a digest, worked out when it is made: each with its meeting
    lines: Callable[[Known], Iterable[tuple[str, int]]] | None = None
    #: whether someone is to get a digest again, even if no meeting is to come
    wants_digest: Callable[[Tx, int], bool] | None = None
    #: what the core asks of one room: who hears for someone, in a group or in all of theirs
    who_hears: Callable[[Tx, int, datetime, int | None], list[int]] | None = None
    #: whom someone is looked after by, and no one in their place
    looked_after_by: Callable[[Tx, int, datetime, int | None], list[int]] | None = None
    #: who gets in touch with whoever asks for it; nobody they left out
    gets_in_touch: Callable[[Known], list[int]] | None = None
    #: who helps, as someone reads it
    help_for: Callable[[Tx, int, datetime], Spoken] | None = None
    #: have someone rung about a notice; False if there is nobody to, or it is not safe
    ring: Callable[[Tx, Row, Row, datetime], bool] | None = None
    #: what a row says in a group's own chat, and the buttons under it
    say_in_group: Callable[[Tx, Row, Row], tuple[str, Buttons]] | None = None
    #: have what someone asks for stand on the list of a person, until it is done
    ask_for: Callable[..., object] | None = None
    #: take it off again: what was asked for with this line of a talk
    ask_no_more: Callable[[Tx, int, str, datetime], object] | None = None
    #: what follows any other talk that is over
    after_talk: Callable[[Tx, Row, Answers, datetime], object] | None = None
    #: what a chat goes back to then
    goes_back: Callable[[Tx, Row, datetime], object] | None = None
    #: who sees to the tasks of a kind, and no one else
    sees_to: Mapping[str, Callable[[Tx, Row, datetime], list[int]]] = field(default_factory=dict)
    #: what it does when something happens elsewhere
    on: Hears = field(default_factory=dict)
    #: what it does once a notice of another room goes, by that one's name
    follows: Mapping[str, Callable[[Tx, Row, Row, datetime], object]] = field(default_factory=dict)
    #: what an e-mail of a notice brings with it for a calendar, by the notice's name
    attached: Mapping[str, Callable[[Tx, Row, Row, datetime, Voice], bytes | None]] = field(
        default_factory=dict
    )
