"""What a room can bring: the words in which its `room.py` says so; `house.py` asks for it.

What fills a file of its own in a room has one here, of the same name: the sorts of notices
(`kinds.py`), what is kept (`kept.py`), what digests ask (`decisions.py`), what time brings about
(`jobs.py`, for a room's `time.py`). What can happen is in `events.py`, and what the core asks of
one room goes through `ports.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import ModuleType
from typing import TYPE_CHECKING, Any

from conversations.script import Answers
from records.database import Tx
from records.groups import Group
from records.meetings import Coming, Made, Meeting
from records.notices import Notice
from records.people import Person
from records.talks import Talk
from records.tasks import Task
from scheduler.decisions import Decision, ToDecide
from scheduler.events import Hears, Touch
from scheduler.jobs import Job
from scheduler.kept import Kept, OfMeeting, Shows
from scheduler.kinds import Kind

if TYPE_CHECKING:
    from scheduler.my_data.item import Item
    from scheduler.talks.known import Known
    from scheduler.talks.spoken import Spoken, Voice
    from scheduler.talks.words.turn_words import Buttons


class Speed(StrEnum):
    """How soon someone is to act on what they are asked for (W:13)."""

    NOW = "now"
    TODAY = "today"
    MONDAY = "monday"


@dataclass(frozen=True)
class Sort:
    """One sort of thing that people ask a person for: the tasks of this kind."""

    name: str
    #: on a button, and for whoever asked for it
    called: str
    #: what it says where no line of a talk does
    said: str = ""
    speed: Speed = Speed.MONDAY
    #: what someone is shown who picks one of them from their list; else that line
    card: Callable[[Known, Task], object] | None = None
    #: who sees to it first, else whoever hears for the person; and whether no one else does
    whose: Callable[[Tx, Task, datetime], Iterable[int]] | None = None
    no_one_else: bool = False
    #: it comes of a break: it is for no one whom the person left out (“Not to …”)
    of_a_break: bool = False
    #: said in one talk with a request to be rung, it is seen to by ringing
    with_a_call: bool = False
    #: asked for twice, it is still one thing to do; one for each of what this column points to
    once: bool = False
    once_for: str = ""
    #: in other words it is another thing; it comes covered, and so does a list on which it stands
    in_words: bool = False
    covered: bool = False
    #: it stays until it is seen to: whoever asked for it does not take it back
    stays: bool = False
    #: it is of no use once its meeting is over or off: then it ends
    ends_with_meeting: bool = False
    #: what whoever asked reads once it is done, with who says so; else that this is done
    done: str = ""
    #: what seeing to it is, and what else ends it where whoever has it does that
    ended_by: tuple[Touch, ...] = ()


@dataclass(frozen=True)
class More:
    """More words can follow those that an act has taken: they stay in their talk until read."""

    #: someone is told at once
    told: bool = False
    #: only as long as the meeting is on
    in_meeting: bool = False


@dataclass(frozen=True)
class Room:
    """What one capability brings."""

    name: str
    #: all about each sort of notice that it posts
    kinds: tuple[Kind, ...] = ()
    #: what it does, each verb by the name of its function
    acts: tuple[Callable[..., Any], ...] = ()
    #: after which of these more words can follow
    more_words: Mapping[Callable[..., Any], More] = field(default_factory=dict)
    #: the modules whose facts it brings: importing them registers these
    facts: tuple[ModuleType, ...] = ()
    #: what time alone brings about in it
    jobs: tuple[Job[Any], ...] = ()
    #: what it has to be decided by those who run a group, and what each is
    to_decide: Callable[[Known], Iterable[ToDecide]] | None = None
    decisions: tuple[Decision, ...] = ()
    #: other lines for a digest, worked out when it is made: each with its meeting
    lines: Callable[[Known], Iterable[tuple[str, int]]] | None = None
    #: whether someone is to get a digest again, even if no meeting is to come
    wants_digest: Callable[[Tx, int, datetime], bool] | None = None
    #: what the core asks of one room: who hears for someone, in a group or in all of theirs
    who_hears: Callable[[Tx, int, datetime, int | None], list[int]] | None = None
    #: whom someone is looked after by, and no one in their place
    looked_after_by: Callable[[Tx, int, datetime, int | None], list[int]] | None = None
    #: who gets in touch with whoever asks for it; nobody they left out
    gets_in_touch: Callable[[Known], list[int]] | None = None
    #: who hears for someone in the group that a talk is about; nobody if it is no one's task
    link_ids: Callable[[Known], list[int]] | None = None
    #: who was told of a signal at once, of the one that a talk is about
    told_of_signal: Callable[[Known], list[int]] | None = None
    #: who helps, as someone reads it
    help_for: Callable[[Tx, int, datetime], Spoken] | None = None
    #: have someone rung about a notice; False if there is nobody to, or it is not safe
    ring: Callable[[Tx, Notice, Person, datetime], bool] | None = None
    #: have whoever asked for it rung, as the call's id; None if it is not safe, or nobody can
    ring_as_asked: Callable[[Tx, str, int, int, datetime], int | None] | None = None
    #: who can ring someone about something of a kind, in the order they are asked
    can_ring: Callable[[Tx, int, int, datetime, str], list[int]] | None = None
    #: save a meeting of a series, and post all that people will get for it
    make_meeting: Callable[[Tx, Group, Made, datetime], Meeting] | None = None
    #: post the invitation to a meeting now, and no more; whether one has gone, or is to go
    invite_again: Callable[[Tx, Meeting, Person, datetime], object] | None = None
    was_invited: Callable[..., bool] | None = None
    #: ask someone to a meeting again, with all that they get for it
    ask_anew: Callable[..., object] | None = None
    #: what a row says in a group's own chat, and the buttons under it
    say_in_group: Callable[[Tx, Notice, Group], tuple[str, Buttons]] | None = None
    #: have what someone asks for stand on the list of a person, until it is done
    ask_for: Callable[..., object] | None = None
    #: take it off again: what was asked for with this line of a talk
    ask_no_more: Callable[[Tx, int, str, datetime], object] | None = None
    #: what follows any other talk that is over
    after_talk: Callable[[Tx, Talk, Answers, datetime], object] | None = None
    goes_back: Callable[[Tx, Talk, datetime], object] | None = None  #: what a chat goes back to
    #: what people can ask a person for
    sorts: tuple[Sort, ...] = ()
    #: what my data shows beside what someone said about a meeting; the lowest comes first
    shown_with_meeting: tuple[int, Callable[[Known, Coming], Iterable[Item]]] | None = None
    #: what is kept about a person in its tables: each column that points to one
    kept: tuple[Kept, ...] = ()
    #: what is kept about a meeting in its tables: each column that points to one
    of_meetings: tuple[OfMeeting, ...] = ()
    #: what my data shows beside it: what stands on a card
    shows: tuple[Shows, ...] = ()
    #: what it does when something happens elsewhere
    on: Hears = field(default_factory=dict)
    #: what it does once a notice of another room goes, by that one's name or what is true of it
    follows: Mapping[str, Callable[[Tx, Notice, Person, datetime], object]] = field(
        default_factory=dict
    )
    #: what an e-mail of a notice brings with it for a calendar, by the notice's name
    attached: Mapping[str, Callable[[Tx, Notice, Person, datetime, Voice], bytes | None]] = field(
        default_factory=dict
    )
