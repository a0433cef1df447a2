"""More was typed after an answer had been passed on: with a yes the same people get it."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.phrases import N_
from conversations.samples import PERSON
from conversations.script import Ask, Choice, Do, Facts, Say, When, chose, known

_MORE: Facts = {
    **PERSON,
    "later_words": "but too long",
    "went_to": "Jo and Ali",
    "was_added": False,
}
_ADDED: Facts = {**_MORE, "was_added": True}
_NO_NAMES: Facts = {**_ADDED, "went_to": ""}
_WITHOUT_A_NAME: Facts = {**_NO_NAMES, "had_no_name": True}
_TOO_LATE: Facts = {**_WITHOUT_A_NAME, "was_added": False}

ADD_WORDS = Conversation(
    "add_words",
    When(
        known("went_to"),
        Say("Your first words have gone to {went_to}."),
        otherwise=(
            Say("Your first words have gone in already."),
            When(known("had_no_name"), Say("This would go in without your name too.")),
        ),
    ),
    Ask(
        "add_these",
        "You wrote more: “{later_words}” Shall I add this?",
        Choice("yes", "Yes, add it", typed=(N_("add it"), N_("do it")), yes=True),
        Choice("no", "No, thank you"),
        Choice("safety", "Someone may be in danger", begins="safety"),
    ),
    Do("add_words"),
    When(
        chose("add_these", "yes"),
        When(
            known("was_added"),
            When(
                known("went_to"),
                Say("I have added it for {went_to}."),
                otherwise=(Say("I have added it."),),
            ),
            otherwise=(
                Say("It is too late to add it. No one has got it."),
                Say("You can send it to me again. I can pass it on as new words."),
                When(known("had_no_name"), Say("It goes with your name then.")),
            ),
        ),
    ),
    When(chose("add_these", "no"), Say("That is fine. I have not added it.")),
    fine_if_skipped("add_these"),
    samples=(_MORE, _ADDED, _NO_NAMES, _WITHOUT_A_NAME, _TOO_LATE),
    urgent=True,
)
