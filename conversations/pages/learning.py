"""Things I would like to learn: kept for the person, and passed on to whoever looks after them.

SHP:414 (training and learning, based on what people want).
"""

from conversations.choices.wishes import WISHES
from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.free_words import THE_ONE_LIMIT
from conversations.pages.samples import LEARNS, LEARNS_NEW, LEARNS_WITHOUT_A_LINK
from conversations.passing_on import PASSED_ON
from conversations.phrases import N_
from conversations.script import (
    Answers,
    Ask,
    Choice,
    Choices,
    Facts,
    Reads,
    Say,
    Seen,
    Tell,
    When,
    chose,
    known,
)


def says_what(answers: Answers, _facts: Facts) -> bool:
    """Whether anything was named that they would like to learn."""
    return bool({*answers.get("learn", ())} - {"else"}) or bool(answers.get("learn_other"))


LEARNING = Conversation(
    "learning",
    When(
        known("my_learning"),
        Say("You would like to learn:"),
        Say("{my_learning}"),
        otherwise=(Say("Is there anything you would like to learn, for here or for you?"),),
    ),
    THE_ONE_LIMIT,
    Ask(
        "what",
        "What would you like to do?",
        Choice(
            "write",
            "Say what I would like to learn",
            Ask(
                "learn",
                "What would you like to learn?",
                *WISHES,
                Choice(
                    "else",
                    "Something else",
                    Ask(
                        "learn_other",
                        "What else is it? Just type it here.",
                        seen_by=Seen.ALL_LINKS,
                        reads=Reads.TEXT,
                    ),
                ),
                seen_by=Seen.ALL_LINKS,
                many=True,
            ),
            When(
                says_what,
                Tell(
                    "link_person",
                    "{name} would like to learn: {learn_said}. "
                    "It is kept for you under “About our group”.",
                ),
                Say("Thank you. I keep it here. You can change it on any day."),
                PASSED_ON,
                otherwise=(Say("That is fine. All stays as it is."),),
            ),
        ),
        Choices("learning_ways"),
    ),
    When(chose("what", "take_out"), Say("I have taken it out.")),
    fine_if_skipped("what"),
    samples=(LEARNS_NEW, LEARNS, LEARNS_WITHOUT_A_LINK),
    title=N_("What I would like to learn"),
    roles=("co_producer",),
    under="more_for_me",
    each="keep_learning",
)
