"""The card of a meeting: what it can say, each by the name under which it is kept.

CH:54, CH:63, CH:66, CH:79, CH:120, SHP:85, SHP:317, WY:646, WY:686.
"""

from collections.abc import Mapping
from typing import NamedTuple

from conversations.phrases import N_
from conversations.script import Ask, Choice, Choices, Say, Step, When, known
from conversations.typed import TAKE_OUT, Typed

#: what a meeting can't be without, asked when it is made; its order is that of the card
FIRST = ("title", "purpose", "place", "who", "quiet_room", "desk_place", "front_desk")
#: what may name one of the staff instead of words
NAMES = ("who", "card_chair", "card_notes", "card_on_hand")
#: answers that are not words: a line is emptied; nothing is recorded
EMPTY, NOT_RECORDED, NO_PAY = TAKE_OUT, "no_recording", "no_pay"
NO_STAFF, NOTHING_DECIDED, NO_AIMS = "no_staff", "nothing_decided", "no_aims"
#: in the words for a place: where people are who meet in no room (STK:117)
ONLINE, BY_PHONE = "online", "by_phone"
NO_ROOM = {
    ONLINE: N_("a place you choose, online"),
    BY_PHONE: N_("a place you choose, by phone"),
}
#: what belongs to the place, and not to the meeting: it goes to no other place
OF_THE_PLACE = ("card_join", "card_access", "quiet_room", "desk_place", "front_desk")
#: beside the lines of a card: who has yet to find out how to get in
ASKED_ABOUT_ACCESS = "access_from"
#: said of what a meeting needs and nobody knows yet
UNKNOWN = "unknown"


class Part(NamedTuple):
    """One thing the card can say: as people read it, and as a facilitator is asked for it."""

    says: Say
    asks: Ask

    @property
    def name(self) -> str:
        """Under which it is kept, and known as a fact."""
        return self.asks.name.removeprefix("new_")

    @property
    def steps(self) -> tuple[Step, ...]:
        """What it says now, and what it should say; how to join, only where there is no room."""
        both = (When(known(self.name), self.says), self.asks)
        return (When(known("in_no_room"), *both),) if self.name == "card_join" else both


class _Typed(Typed):
    """What a line should say: typed, and read by the group."""

    def __init__(self, name: str, words: str, *choices: Choice | Choices) -> None:
        super().__init__(f"new_{name}", words, *choices)


WHAT_WE_DO = (
    Part(
        Say("What we want to do: “{card_aims}”"),
        _Typed("card_aims", N_("What do you want to do there? One plain line.")),
    ),
    Part(
        Say("What comes out of it: “{card_outcome}”"),
        _Typed("card_outcome", N_("What should come out of it?")),
    ),
    Part(
        Say("What we ask of you: “{card_asked}”"),
        _Typed("card_asked", N_("What will you ask people to do there?")),
    ),
    Part(
        Say("The plan: “{card_agenda}”"),
        _Typed("card_agenda", N_("What is the plan? Put each part on its own line.")),
    ),
)
WHO_DECIDES = (
    Part(
        Say("What is fixed: “{card_fixed}”"),
        _Typed("card_fixed", N_("What is fixed, and can't be changed?")),
    ),
    Part(
        Say("What is open: “{card_open}”"),
        _Typed("card_open", N_("What is still open?")),
    ),
    Part(
        Say("Who decides: “{card_decides}”"),
        _Typed("card_decides", N_("Who has the last say?")),
    ),
)
WHO_IS_THERE = (
    Part(
        Say("Staff who come: “{card_staff}”"),
        _Typed("card_staff", N_("Which staff come? Put each name, and where they work.")),
    ),
    Part(
        Say("{card_chair} leads the talk."),
        _Typed("card_chair", N_("Who leads the talk? Ask them first."), Choices("staff")),
    ),
    Part(
        Say("{card_notes} takes notes."),
        _Typed("card_notes", N_("Who takes notes? Ask them first."), Choices("staff")),
    ),
    Part(
        Say("{card_on_hand} is on hand, if someone needs support."),
        _Typed(
            "card_on_hand",
            N_("Who is on hand, if someone needs support or has to leave?"),
            Choices("staff"),
        ),
    ),
    Part(
        Say("Who you can ask: “{card_contacts}”"),
        _Typed("card_contacts", N_("Who can people ask? Put a name, and a phone or e-mail.")),
    ),
)
GETTING_THERE = (
    Part(
        Say("To join: {card_join}"),
        _Typed("card_join", N_("How do people join? Put a link, or a number to ring.")),
    ),
    Part(
        Say("Getting in: “{card_access}”"),
        _Typed("card_access", N_("How do people get in? Say if there are steps or a lift.")),
    ),
    Part(
        Say("Fares: “{card_travel}”"),
        _Typed("card_travel", N_("Who pays fares, and how do people get them back?")),
    ),
    Part(
        Say("Other ways to take part: “{card_ways}”"),
        _Typed("card_ways", N_("Can people take part some other way? By phone, or in writing?")),
    ),
)
PAY = (
    Part(
        Say("For your time: “{card_pay}”"),
        _Typed("card_pay", N_("What do people get for their time, and how?")),
    ),
    Part(
        Say("If you get benefits: “{card_pay_instead}”"),
        _Typed(
            "card_pay_instead",
            N_("Pay can cut benefits. What else can people choose? Say who can help them."),
        ),
    ),
)
WHAT_MAY_BE_HARD = (
    Part(
        Say("This may come up: “{card_topics}”"),
        _Typed("card_topics", N_("What may come up that is hard to talk about?")),
    ),
    Part(
        Say("Is it recorded? {card_recording}"),
        _Typed(
            "card_recording",
            N_("Is it recorded? If so, say why, and when that is deleted."),
            Choice(NOT_RECORDED, "No, nothing is recorded"),
        ),
    ),
)
DESK = (
    Part(
        Say("The front desk is here: {desk_place}."),
        _Typed("desk_place", N_("Where is the front desk?")),
    ),
    Part(
        Say("The front desk's phone: {front_desk}"),
        _Typed("front_desk", N_("What is its phone number?")),
    ),
)
SECTIONS = (*(WHAT_WE_DO, WHO_DECIDES, WHO_IS_THERE, GETTING_THERE, PAY, WHAT_MAY_BE_HARD, DESK),)

#: all that people can read of it, beyond what it can't be without, in the order of the card
LINES: Mapping[str, Say] = {part.name: part.says for section in SECTIONS[:-1] for part in section}
#: whatever is kept under a name of its own
ON_THE_CARD = (*FIRST, *LINES)
#: what no one but staff is told of when it changes
FOR_STAFF = frozenset(part.name for part in DESK)
#: what one takes a part in; what else one reads before saying yes or no: how to get in, and what
#: may be hard (CH:46, SHP:317); and what one reads three days before
WHAT_IT_IS_FOR = ("card_aims", "card_decides", "card_pay", "card_pay_instead")
BEFORE_THE_YES = (*WHAT_IT_IS_FOR, "card_join", "card_access", "card_topics")
BEFORE_THE_DAY = (
    "card_staff",
    "card_on_hand",
    "card_asked",
    "card_join",
    "card_access",
    "card_travel",
    "card_topics",
    "card_recording",
)

#: whoever has a turn there, read three days before too
WHO_TAKES_A_TURN = ("card_chair", "card_notes")


#: for those who would like to know how to get in, while nobody has said
ONCE_I_KNOW = When(
    known("in_no_room"),
    When(
        known("access_from"),
        Say("I'll tell you how to join, once {access_from} has told me."),
        otherwise=(Say("I'll tell you how to join, once staff have told me."),),
    ),
    otherwise=(
        When(
            known("access_from"),
            Say("I'll tell you how to get in, once {access_from} has told me."),
            otherwise=(Say("I'll tell you how to get in, once staff have told me."),),
        ),
    ),
)


def lines_of(names: tuple[str, ...]) -> tuple[Step, ...]:
    """A line for each of these that the card says."""
    return tuple(When(known(name), LINES[name]) for name in names)
