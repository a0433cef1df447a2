"""Unwell: the place is kept; a thought to pass on, and a stand-in, if they like (CH:149)."""

from conversations.meetings.saying_no import THEY_WILL_KNOW
from conversations.parts import steps_for
from conversations.passing_on import ON_THEIR_LIST_TODAY_UNTIL_IT, PASSED_ON
from conversations.script import Ask, Choice, Say, Seen, Tell

A_THOUGHT_AND_A_STAND_IN = (
    THEY_WILL_KNOW,
    Ask(
        "views",
        "Would you like to send us a thought in some other way?",
        Choice(
            "yes",
            "Yes, I would",
            *steps_for("thought"),
        ),
        Choice("no", "No, thank you", Say("That is fine. I have told no one.")),
    ),
    Ask(
        "stand_in",
        "Would you like someone to come in your place this time?",
        Choice(
            "yes",
            "Yes, please",
            Tell(
                "link_person",
                "{name} is unwell. Please find someone to come to “{meeting}” in their place.",
                "stand_in",
            ),
            PASSED_ON,
            *ON_THEIR_LIST_TODAY_UNTIL_IT,
        ),
        Choice("no", "No, thank you", Say("That is fine. Take care.")),
        seen_by=Seen.LINK_PERSON,
    ),
)
UNWELL = (
    Say("Thank you for telling us. I am sorry you are unwell. We keep your place."),
    *A_THOUGHT_AND_A_STAND_IN,
)
#: the questions with which it can end
LAST_OF_UNWELL = ("views", "thought", "stand_in")
