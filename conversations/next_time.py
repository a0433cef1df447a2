"""The day after a break, if the person said yes: what would help next time (STK:126)."""

from conversations.about_you import HELPS_BREAK
from conversations.engine import SKIPPED
from conversations.free_words import THE_ONE_LIMIT
from conversations.samples import PERSON, UNKNOWN
from conversations.script import Conversation, Say, When, chose, known

NEXT_TIME = Conversation(
    "next_time",
    When(known("name"), Say("Hello {name}."), otherwise=(Say("Hello."),)),
    Say("You said I may ask: what would help next time? You need not answer."),
    THE_ONE_LIMIT,
    HELPS_BREAK,
    When(
        chose("helps_break", SKIPPED),
        Say("That is fine. All stays as it is."),
        otherwise=(Say("Thank you. I have saved that. You can change it in “My choices”."),),
    ),
    samples=(PERSON, UNKNOWN),
    each="keep_choices",
)
