"""For whoever ran a meeting, once it is over: how it was for them, and thanks in their words.

SHP:203, STK:41.
"""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.free_words import THE_ONE_LIMIT
from conversations.meetings.samples import HOLDS_THE_PHONE
from conversations.parts import asked_at, steps_for
from conversations.script import Ask, Choice, Choices, Do, Say, Seen, When, chose

SOMEONE_TO_TALK_TO = Ask(
    "word_with",
    "Would a word with a colleague help?",
    Choices("other_staff", Do("want_word"), Say("I have asked them to get in touch with you.")),
    Choice("no", "No, thank you", Say("That is fine.")),
    seen_by=Seen.STAFF,
)

AFTER_IT = Conversation(
    "after_it",
    Say("“{meeting}” is over. Thank you for running it."),
    Ask(
        "how_run",
        "How was it for you?",
        Choice("good", "Good 🙂", Say("That is good to hear.")),
        Choice("mixed", "Mixed 😐", Say("Thank you for telling me.")),
        Choice("hard", "Hard 😟", Say("Thank you for telling me. I am sorry it was hard.")),
        seen_by=Seen.ONLY_BOT,
    ),
    When(chose("how_run", "mixed", "hard"), SOMEONE_TO_TALK_TO),
    THE_ONE_LIMIT,
    *steps_for("after_it"),
    fine_if_skipped(*asked_at("after_it")),
    samples=(HOLDS_THE_PHONE,),
)
