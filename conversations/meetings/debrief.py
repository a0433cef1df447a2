"""Debrief: the day after. Thanks, how it was, and anything to claim (CH:189, STK:41)."""

from conversations.conversation import Conversation
from conversations.free_words import THE_ONE_LIMIT
from conversations.meetings.samples import FULL_CARD, LET_DOWN_THERE, LET_DOWN_THERE_AND_TALKED
from conversations.meetings.to_be_paid import TO_BE_PAID
from conversations.parts import each_at
from conversations.passing_on import (
    ASKED_TO_RING,
    ON_THEIR_LIST_TODAY,
    PASSED_ON,
    TOLD_OF_IT,
)
from conversations.phrases import NO_CALL
from conversations.samples import BARE_MEETING, MEETING
from conversations.script import Ask, Choice, Do, Reads, Say, Seen, Tell, When, known
from conversations.tasks.let_down import LET_DOWN

DEBRIEF = Conversation(
    "debrief",
    When(known("name"), Say("Hello {name}."), otherwise=(Say("Hello."),)),
    LET_DOWN,
    Say("This is about “{meeting}”."),
    When(known("i_said_yes"), Say("{facilitators} and I thank you for your time.")),
    When(known("thanks"), Say("They say: “{thanks}”")),
    THE_ONE_LIMIT,
    Ask(
        "how",
        "How was it for you?",
        Choice(
            "good",
            "Good 🙂",
            Tell("link_person", "{name} says that “{meeting}” was good.", waits=True),
            Say("That is good to hear."),
        ),
        Choice(
            "mixed",
            "Mixed 😐",
            Tell("link_person", "{name} says that “{meeting}” was mixed.", waits=True),
            Say("Thank you for telling us."),
        ),
        Choice(
            "hard",
            "Hard 😟",
            Tell("link_person", "{name} says that “{meeting}” was hard.", "hard"),
            Say("Thank you for telling us. I am sorry it was hard."),
            TOLD_OF_IT,
            Ask(
                "call",
                "Would a short call help?",
                Choice(
                    "yes",
                    "Yes, please",
                    Tell("link_person", "{name} would like a call about “{meeting}”.", "ring_me"),
                    ASKED_TO_RING,
                ),
                Choice("no", "No, thank you", Say("That is fine."), typed=NO_CALL),
                seen_by=Seen.LINK_PERSON,
            ),
        ),
        seen_by=Seen.LINK_PERSON,
        reads=Reads.OWN_WORDS,
        then=(
            Tell("link_person", "{name} wrote how “{meeting}” was: “{how}”", "words"),
            Say("Thank you for telling us."),
            PASSED_ON,
            *ON_THEIR_LIST_TODAY,
        ),
    ),
    Ask(
        "well",
        "What went well?",
        seen_by=Seen.FACILITATORS,
        then=(
            Tell(
                "facilitators", "{name} says what went well in “{meeting}”: “{well}”", waits=True
            ),
        ),
    ),
    Ask(
        "better",
        "What could be better?",
        seen_by=Seen.FACILITATORS,
        then=(Tell("facilitators", "{name} says what could be better: “{better}”", waits=True),),
    ),
    Ask(
        "claim",
        "Have you a fare to claim?",
        Choice(
            "yes",
            "Yes, I have",
            Do("make_claim"),
            Tell(
                "link_person",
                "{name} has a fare to claim for “{meeting}”. Tap “Fares to pay” once it is paid.",
            ),
            PASSED_ON,
            TO_BE_PAID,
        ),
        Choice("no", "No"),
        Choice("already", "I have claimed it"),
        seen_by=Seen.STAFF,
    ),
    Say("That is all. Thank you."),
    samples=(MEETING, BARE_MEETING, FULL_CARD, LET_DOWN_THERE, LET_DOWN_THERE_AND_TALKED),
    each=each_at("debrief"),
)
