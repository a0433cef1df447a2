"""Pre-brief: days before a meeting. What to expect, and what would help (CH:78, CH:89)."""

from conversations.conversation import Conversation
from conversations.free_words import THE_ONE_LIMIT
from conversations.meetings.anything_else import ANYTHING_ELSE
from conversations.meetings.cannot_come import CANNOT_COME, IF_THEY_CANNOT, comes_still
from conversations.meetings.samples import (
    BY_VOICE,
    FULL_CARD,
    WAITING_FOR_ACCESS,
    WAITING_TO_JOIN,
    WAITING_TO_JOIN_BARE,
)
from conversations.meetings.what_to_expect import IT_MAY_BE_HARD, WHAT_IT_IS_LIKE
from conversations.meetings.worried import WORRIED
from conversations.parts import steps_for
from conversations.passing_on import ON_THEIR_LIST_TODAY, PASSED_ON
from conversations.samples import BARE_MEETING, MEETING
from conversations.script import (
    Answers,
    Ask,
    Choice,
    Facts,
    Reads,
    Say,
    Seen,
    Step,
    Tell,
    When,
    known,
)

WHAT_TO_EXPECT: tuple[Step, ...] = (
    When(known("name"), Say("Hello {name}."), otherwise=(Say("Hello."),)),
    Say("On {day} at {time} we meet for “{meeting}”."),
    When(
        known("who"),
        Say("{who} will meet you at {place}."),
        otherwise=(Say("We meet at {place}."),),
    ),
    When(known("break_at"), Say("We take a break at {break_at}.")),
    *WHAT_IT_IS_LIKE,
    When(known("new_on_card"), Say("New since you were asked:\n{new_on_card}")),
    When(known("others_coming"), Say("{others_coming}")),
    IT_MAY_BE_HARD,
)


def wants_a_seat(answers: Answers, facts: Facts) -> bool:
    """Whether a quiet seat helps them; once that is asked, it did."""
    return "seat" in answers or bool(facts.get("seat_helps"))


#: what helps is asked for once, and confirmed for each meeting (STK:85)
STILL_A_SEAT = When(
    wants_a_seat,
    Ask(
        "seat",
        "Still a quiet seat?",
        Choice("yes", "Yes, please", Say("Those who run it read how many, and no names.")),
        Choice("no", "Not this time", Say("That is fine.")),
        seen_by=Seen.FACILITATORS,
    ),
)

WHAT_WOULD_HELP: tuple[Step, ...] = (
    Ask(
        "bring",
        "Will you bring someone with you? You need not say who.",
        Choice("yes", "Yes, I will", Say("That is fine with us.")),
        Choice("no", "No"),
        seen_by=Seen.FACILITATORS,
    ),
    STILL_A_SEAT,
    Ask(
        "said_for_me",
        "Is there something you want said for you?",
        Choice(
            "yes",
            "Yes, there is",
            *steps_for("thought"),
        ),
        Choice("no", "No"),
    ),
    ANYTHING_ELSE,
    Say("Thank you. That is all for now."),
    When(known("by_voice"), otherwise=(Say("You will hear once more before the day."),)),
)

PRE_BRIEF = Conversation(
    "pre_brief",
    *WHAT_TO_EXPECT,
    THE_ONE_LIMIT,
    Ask(
        "feeling",
        "How do you feel about it?",
        Choice(
            "ready",
            "Ready 🙂",
            Tell(
                "link_person",
                "{name} feels ready for “{meeting}”.",
                waits=True,
                ends="worried",
            ),
            Say("That is good to hear."),
        ),
        Choice(
            "unsure",
            "Not sure yet 😐",
            Tell("link_person", "{name} is not sure how “{meeting}” will be.", waits=True),
            Say("Thank you for telling us. That is fine."),
        ),
        WORRIED,
        seen_by=Seen.LINK_PERSON,
        reads=Reads.OWN_WORDS,
        then=(
            Tell("link_person", "{name} wrote about coming to “{meeting}”: “{feeling}”", "words"),
            Say("Thank you for telling us."),
            PASSED_ON,
            *ON_THEIR_LIST_TODAY,
            IF_THEY_CANNOT,
        ),
    ),
    When(comes_still, *WHAT_WOULD_HELP),
    samples=(
        MEETING,
        BARE_MEETING,
        FULL_CARD,
        WAITING_FOR_ACCESS,
        WAITING_TO_JOIN,
        WAITING_TO_JOIN_BARE,
        BY_VOICE,
        {**MEETING, CANNOT_COME: "no"},
    ),
    remembers=(CANNOT_COME,),
    each="note_needs",
)
