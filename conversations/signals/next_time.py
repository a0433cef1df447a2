"""The day after a break, if the person said yes: what would help next time (STK:126)."""

from conversations.choices.break_plan import ALL_THE_REST, HELPS_BREAK, REST_OF_THE_PLAN
from conversations.conversation import Conversation
from conversations.free_words import THE_ONE_LIMIT
from conversations.samples import PERSON, UNKNOWN
from conversations.script import Answers, Ask, Choice, Facts, Say, When, known
from conversations.signals.samples import LET_DOWN_AND_TALKED, LET_DOWN_YESTERDAY
from conversations.tasks.let_down import LET_DOWN


def has_changed(answers: Answers, _facts: Facts) -> bool:
    """Whether any part of the plan was answered."""
    return any(answers.get(ask.name) for ask in (HELPS_BREAK, *REST_OF_THE_PLAN))


NEXT_TIME = Conversation(
    "next_time",
    When(known("name"), Say("Hello {name}."), otherwise=(Say("Hello."),)),
    LET_DOWN,
    Say("You said I may ask: what would help next time? You need not answer."),
    THE_ONE_LIMIT,
    HELPS_BREAK,
    Ask(
        "rest",
        "Would you like to change more of your plan?",
        Choice("yes", "Yes, please", *ALL_THE_REST),
        Choice("no", "No, thank you"),
    ),
    When(
        has_changed,
        Say("Thank you. I have saved that. You can change it in “My choices”."),
        otherwise=(Say("That is fine. All stays as it is."),),
    ),
    samples=(PERSON, LET_DOWN_YESTERDAY, LET_DOWN_AND_TALKED, UNKNOWN),
    each="keep_choices",
)
