"""My choices: everything a person was asked about themselves can be changed on any day."""

from conversations.about_you import (
    CALLED,
    CIRCLE,
    HELPS,
    HELPS_BREAK,
    HOURS,
    LANGUAGE,
    SHARED_PHONE,
    WORD,
)
from conversations.free_words import THE_ONE_LIMIT
from conversations.phrases import N_
from conversations.samples import PERSON, UNKNOWN
from conversations.script import Answers, Ask, Choice, Conversation, Facts, Say, Seen, When, known

RHYTHM = Ask(
    "rhythm",
    "How often would you like a friendly word?",
    Choice("week", "Each week"),
    Choice("fortnight", "Every two weeks"),
    Choice("month", "Once a month"),
    Choice("never", "Not at all"),
    seen_by=Seen.LINK_PERSON,
)


def has_changed(answers: Answers, _facts: Facts) -> bool:
    """Whether anything was answered, beyond what to change."""
    return any(value for name, value in answers.items() if name != "what")


MY_CHOICES = Conversation(
    "my_choices",
    Ask(
        "what",
        "What would you like to change?",
        Choice("called", "My name", CALLED),
        Choice("language", "My language", LANGUAGE),
        Choice("phone", "Who sees this phone", SHARED_PHONE),
        Choice("hours", "When you may write", HOURS),
        Choice(
            "word",
            "My word for a break",
            WORD,
            THE_ONE_LIMIT,
            HELPS_BREAK,
            When(known("link"), CIRCLE),
        ),
        Choice("helps", "What helps me", HELPS),
        Choice("rhythm", "A friendly word", RHYTHM),
    ),
    When(
        has_changed,
        Say("Thank you. I have saved that."),
        otherwise=(Say("That is fine. All stays as it is."),),
    ),
    samples=(PERSON, UNKNOWN),
    command="choices",
    title=N_("My choices"),
    each="keep_choices",
)
