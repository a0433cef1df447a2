"""What staff have not filled in about a meeting, and people count on: the digest asks for it.

CH:46, CH:63, CH:79, SHP:85, STK:125, WY:646, WY:686. It is typed or tapped there, shown as people
will read it, and goes on the card as “Say more about a meeting” puts it; of a series, on the cards
of all that follow, unless it is for just this meeting.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import NamedTuple

from conversations.meetings.meeting_card import (
    LINES,
    NAMES,
    NO_AIMS,
    NO_PAY,
    NO_STAFF,
    NOT_RECORDED,
    NOTHING_DECIDED,
)
from conversations.phrases import N_
from conversations.talks.digest import TYPE_IT
from records.access import Actor
from records.database import Tx
from scheduler.decisions import Pairs, Said
from scheduler.meetings.change_meeting import change_meeting
from scheduler.meetings.timelines import staff_within_reach
from scheduler.talks.about import meeting_row
from scheduler.talks.acts import Order
from scheduler.talks.known import Known
from scheduler.talks.meeting import as_others_say, card, card_field, day
from scheduler.talks.people.persons import person_or_words
from scheduler.talks.spoken import Line, Lines

LATER = "later"
TYPES = N_("Please type it here. One plain line is enough.")
_WILL_READ = N_("This is what people will read:")
_FOR_EACH = N_("For every “{meeting}” from {day} on, people will read:")
_FOR_JUST_THIS = N_("Only for “{meeting}” on {day}, people will read:")
#: nobody decides whether to come without it: it is asked for as soon as a meeting is made
_FROM_THE_START = timedelta(days=60)
#: in time for the word on what to expect
_IN_TIME = timedelta(days=7)
ON_THE_CARD = N_("Thank you. It is on the card. People read it before the day.")
ON_ALL_CARDS = N_("Thank you. It is on the cards of this meeting, and of all that follow.")
ASKED_AGAIN = N_("That is fine. I will ask again.")


class Missing(NamedTuple):
    """A line of the card: how it is asked for, what can be tapped, and of which meetings."""

    field: str
    asks: str
    before: timedelta = _IN_TIME
    #: whether it can lie there: a digest does not buzz for it
    lies: bool = True
    own: Callable[[Known], Pairs] = lambda _known: ()
    only: Callable[[Known], bool] = lambda _known: True


def _in_a_room(known: Known) -> bool:
    return not known.get("in_no_room")


def _in_no_room(known: Known) -> bool:
    return bool(known.get("in_no_room"))


def _with_staff(known: Known) -> bool:
    return not known.get("peers_only")


def _staff(known: Known) -> Pairs:
    ids = staff_within_reach(known)
    return tuple((str(i), name) for i in ids if (name := known.name_of(i)))


#: in this order where two are about one meeting
MISSING: Mapping[str, Missing] = {
    "decide_way_in": Missing(
        "card_access",
        N_(
            "People cannot read how to get in at “{meeting}” on {day}. Are there steps, or a lift?"
        ),
        before=_FROM_THE_START,
        lies=False,
        only=_in_a_room,
    ),
    "decide_join": Missing(
        "card_join",
        N_("People cannot read how to join “{meeting}” on {day}. What is the link, or number?"),
        before=_FROM_THE_START,
        lies=False,
        only=_in_no_room,
    ),
    "decide_on_hand": Missing(
        "card_on_hand",
        N_("Who is on hand at “{meeting}” on {day}? Someone may need support, or have to leave."),
        own=_staff,
        only=_with_staff,
    ),
    "decide_staff": Missing(
        "card_staff",
        N_("Which staff come to “{meeting}” on {day}? Put each name, and what they do."),
        own=lambda _known: ((NO_STAFF, N_("No other staff come")),),
        only=_with_staff,
    ),
    "decide_recording": Missing(
        "card_recording",
        N_("Is “{meeting}” on {day} recorded? If so, say why, and when that is deleted."),
        own=lambda _known: ((NOT_RECORDED, N_("No, nothing is recorded")),),
        only=_in_no_room,
    ),
    "decide_pay": Missing(
        "card_pay",
        N_("What do people get for coming to “{meeting}” on {day}, and how?"),
        own=lambda _known: ((NO_PAY, N_("There is no pay")),),
        only=_with_staff,
    ),
    "decide_say": Missing(
        "card_decides",
        N_("“{meeting}” on {day} does not say who decides. Who has the last say?"),
        own=lambda _known: ((NOTHING_DECIDED, N_("Nothing is decided there")),),
    ),
    "decide_aims": Missing(
        "card_aims",
        N_("“{meeting}” on {day} does not say what you want to do there. What is it?"),
        own=lambda _known: ((NO_AIMS, N_("We just meet")),),
    ),
}


def is_missing(this: Known, name: str) -> bool:
    """Whether the card does not say it yet, and should."""
    kind = MISSING[name]
    return not card(this).get(kind.field) and kind.only(this)


def options(this: Known, name: str) -> Pairs:
    """It can be typed, tapped, or left for now."""
    later = (LATER, N_("I do not know yet"))
    return ((TYPE_IT, N_("Type it")), *MISSING[name].own(this), later)


def repeats(this: Known) -> bool:
    """Whether it can go on the cards of all that follow, too."""
    return meeting_row(this).series_id is not None


def shows(this: Known, name: str, said: Said) -> object:
    """How people will read an answer, and of which meetings; nothing where it is for nobody."""
    if said.words == LATER:
        return ""
    field, words = MISSING[name].field, said.words
    about = {"meeting": card_field(this, "title"), "day": day(this)}
    lead = _FOR_EACH if said.for_all else _FOR_JUST_THIS if repeats(this) else _WILL_READ
    value = as_others_say(this, person_or_words(this.tx, words) if field in NAMES else words)
    return Lines((Line(lead, about), Line(LINES[field].words, {field: value})))


def thanks(said: Said) -> Line:
    """What is said once it is on the card."""
    return Line(ON_ALL_CARDS if said.for_all else ON_THE_CARD, {})


def fill_in(tx: Tx, actor: Actor, this: Known, name: str, said: Said) -> None:
    """Put it on the card; who has read that already is told, as of any change."""
    answers = {f"new_{MISSING[name].field}": said.words}
    if said.for_all:
        answers["how_many"] = "all"
    change_meeting(tx, actor, Order(meeting_id=this.meeting_id, answers=answers), this.now)
