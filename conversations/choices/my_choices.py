"""My choices: everything a person was asked about themselves can be changed on any day."""

from conversations.choices.about_you import (
    BEFORE,
    CALENDAR,
    CALLED,
    CITY,
    HELPS,
    HOURS,
    LANGUAGE,
    SHARED_PHONE,
)
from conversations.choices.break_plan import (
    ALL_THE_REST,
    ALSO,
    CIRCLE,
    HARD_TOPICS,
    HELPS_BREAK,
    NOT_TO,
    SIGN,
    WORD,
)
from conversations.choices.samples import ALONE, LOOKS_AFTER, WAITS_FOR_ANOTHER
from conversations.choices.ways import ANSWERS_TO, RINGING, WAYS, WRITING
from conversations.conversation import Conversation
from conversations.free_words import THE_ONE_LIMIT
from conversations.phrases import N_
from conversations.samples import PERSON, UNKNOWN
from conversations.script import Answers, Ask, Choice, Do, Facts, Say, Seen, When, chose, known

RHYTHM = Ask(
    "rhythm",
    "How often would you like a friendly word?",
    Choice("week", "Each week"),
    Choice("fortnight", "Every two weeks"),
    Choice("month", "Once a month"),
    Choice("never", "Not at all"),
    seen_by=Seen.ALL_LINKS,
)


def has_changed(answers: Answers, _facts: Facts) -> bool:
    """Whether anything was answered, beyond what to change."""
    kept = {name: value for name, value in answers.items() if name != "what"}
    return any(value for name, value in kept.items() if (name, value) != ("new_link", "no"))


def leaves_no_one(answers: Answers, facts: Facts) -> bool:
    """Whether those who are left out are all there is in the room."""
    return bool(answers.get("not_to")) and bool(facts.get("no_one_left"))


def asks_whom_else(answers: Answers, facts: Facts) -> bool:
    """Whether to ask who else may be told: with the word, if there is a link person."""
    return answers.get("what") == "word" and bool(facts.get("own_link"))


def asks_for_another(answers: Answers, facts: Facts) -> bool:
    """Whether to ask if they would like another link person."""
    return "new_link" in answers or bool(facts.get("may_change_link"))


def waits_for_another(answers: Answers, facts: Facts) -> bool:
    """Whether they have asked before, and nobody was found yet."""
    return "new_link" not in answers and bool(facts.get("wants_new_link"))


MY_CHOICES = Conversation(
    "my_choices",
    Ask(
        "what",
        "What would you like to change?",
        Choice("called", "My name", CALLED),
        Choice("language", "My language", LANGUAGE),
        Choice("phone", "Who sees this phone", SHARED_PHONE),
        Choice(
            "ways",
            "How I reach you",
            Say("If the first way does not work, I try the next."),
            WAYS,
            When(chose("ways", "email"), *WRITING),
            When(chose("ways", "call"), *RINGING),
            When(known("is_link_person"), ANSWERS_TO),
        ),
        Choice("hours", "When you may write", HOURS, When(known("is_co_producer"), BEFORE)),
        Choice("city", "The time where I am", CITY),
        Choice("word", "My word for a break", WORD),
        Choice(
            "plan",
            "My plan for a break",
            Say("Staff see your plan when you ask for a break. You can skip any part."),
            THE_ONE_LIMIT,
            HELPS_BREAK,
            *ALL_THE_REST,
        ),
        Choice("hard", "What is hard for me", THE_ONE_LIMIT, HARD_TOPICS),
        Choice("sign", "My hand sign", THE_ONE_LIMIT, SIGN),
        Choice(
            "not_to",
            "Who not to tell",
            NOT_TO,
            When(
                leaves_no_one,
                Say("That leaves no one in the room to tell. So I need to know whom else to ask."),
                When(
                    known("others_to_tell"),
                    ALSO,
                    otherwise=(
                        Say("But there is no one else whom I can ask. I can show you help lines."),
                    ),
                ),
            ),
        ),
        Choice("helps", "What helps me", HELPS),
        Choice("calendar", "My calendar", CALENDAR),
        Choice("rhythm", "A friendly word", RHYTHM),
        Choice(
            "link",
            "Who looks after me",
            When(
                asks_for_another,
                Say("{own_link} looks after you. You can have someone else. No one asks why."),
                Ask(
                    "new_link",
                    "Would you like someone else?",
                    Choice(
                        "yes",
                        "Yes, please",
                        Do("ask_new_link"),
                        Say("I am asking {facilitators} to find someone."),
                        Say("{own_link} hears only that it has changed, and not before."),
                    ),
                    Choice("no", "No, thank you"),
                    seen_by=Seen.FACILITATORS,
                ),
            ),
            When(waits_for_another, Say("I have asked {facilitators} to find someone for you.")),
        ),
    ),
    When(asks_whom_else, CIRCLE),
    When(
        has_changed,
        Say("Thank you. I have saved that."),
        otherwise=(Say("That is fine. All stays as it is."),),
    ),
    samples=(PERSON, UNKNOWN, ALONE, LOOKS_AFTER, WAITS_FOR_ANOTHER),
    command="choices",
    title=N_("My choices"),
    each="keep_choices",
)
