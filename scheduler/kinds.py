"""What a sort of notice can be: all that the core must know about it, written once by its room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from conversations.script import Answers
from records.database import Tx
from records.notices import Notice
from records.people import Person, Role
from records.talks import Talk

if TYPE_CHECKING:
    from scheduler.talks.answers import Paper
    from scheduler.talks.known import Known
    from scheduler.talks.spoken import Line, Spoken, Voice


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
    beside: Callable[[Known, Notice, Mapping[str, Any]], Mapping[str, object]] | None = None
    #: the answer of its talk that it says again, and whether it may be told whose that is
    quotes: str = ""
    nameless: bool = False
    call: Call = field(default_factory=Call)
    #: it makes sense only with the buttons beside it, in the very hour
    only_here: bool = False
    #: it waits for the reader's own hours, whether or not it has a part in their budget
    in_their_hours: bool = False
    #: it is told all day long, whichever hours a person likes best for the rest
    all_day: bool = False
    #: of a meeting's plan, what is only for who has said that they come
    for_who_comes: bool = False
    #: of a meeting's plan, though it has no part in the budget
    of_a_plan: bool = False
    #: it waits for its time, or for a digest, and the meeting that it is about is off by then: why
    #: it still goes. What says nothing here is taken back (`Off`), is `of_a_plan` or `still_so`
    when_off: str = ""
    #: it says before a meeting what to expect: what is sent beforehand goes with it
    prepares: bool = False
    #: of a meeting, for those who run it: it stands in the plan they see
    in_timeline: bool = False
    #: someone is asking, and nobody has seen it yet: its cover says so
    look_now: bool = False
    #: someone asks in it to be seen to, still: hiding a chat covers it and never takes it away
    must_not_get_lost: Callable[[Tx, Notice], bool] | None = None
    #: what is said and left in a chat that someone has hidden; of one, nothing but the menu stands
    #: under it, for it must tell nothing
    after_hiding: bool = False
    tells_nothing: bool = False
    #: it is to be told even if whom it is about has been forgotten since
    goes_after_all: bool = False
    #: whoever gets it is asked to say at the meeting what it quotes
    to_say_there: bool = False
    #: whether it would still go to whoever has got it, if it were told now
    still_told: Callable[[Known, Notice], bool] | None = None
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
    #: whether one that is planned is still for them: if not, “what will I get” does not name it
    is_for: Callable[[Tx, Notice], bool] | None = None
    #: a list of what waits: whether there is anything in it now. It says if it buzzes
    ready: Callable[[Tx, Notice, Person, datetime], bool] | None = None
    #: whether someone can have its talk now, together with whoever looks after them
    together: Callable[[Tx, int, datetime], object] | None = None
    #: its talk asks what is to become of words beside a question; then that comes again
    aside: bool = False
    #: words in its talk are kept for a worry about safety; and even once it is over
    of_a_worry: bool = False
    even_if_over: bool = False
    #: to whom its talk is offered wherever nothing is asked
    always_for: Role | None = None
    #: what follows once it goes
    goes_on: Callable[[Tx, Notice, Person, datetime], object] | None = None
    #: what follows once it has gone, by which way and with which message
    settled: Callable[..., object] | None = None
    #: what follows once its talk is over, with what was answered there
    over: Callable[[Tx, Talk, Answers, datetime], object] | None = None
    #: what follows if it does not get through
    failed: Callable[[Tx, Notice, datetime], object] | None = None
    #: what is looked at before it is tried again
    put_back: Callable[[Tx, Notice], object] | None = None
    #: another note to be said in its place by now; its own name, or None for nothing at all
    instead: Callable[[Tx, Notice, Person, datetime], str | None] | None = None
    #: the file for a calendar that goes with it; and the fact by which it takes a
    #: meeting out instead, with the note that says so
    document: Callable[[Known, Voice], bytes | None] | None = None
    off: tuple[str, str] | None = None
    #: a file of Telegram's that goes with it, if there is one: its kind, id and name
    file: Callable[[Tx, Notice], Paper | None] | None = None
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


def always(_tx: Tx, _row: Notice) -> bool:
    """Whatever has become of what it is about."""
    return True


def alike(names: Iterable[str], **what: Any) -> Iterator[Kind]:
    """Kinds that differ in their name only."""
    return (Kind(name, **what) for name in names)
