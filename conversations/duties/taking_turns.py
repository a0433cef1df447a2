"""Taking a turn at a meeting: to lead the talk, or to take the notes (CH:67, CH:68)."""

from conversations.conversation import Conversation
from conversations.duties.samples import NO_MEETING_FOR_TURNS, NO_TURN_LEFT, TURNS, TURNS_FOR_STAFF
from conversations.endings import fine_if_skipped
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choice, Choices, Do, Facts, Say, Seen, When


def has_meetings(answers: Answers, facts: Facts) -> bool:
    """Whether there was a meeting to take a turn at, even if it is off by now."""
    return "which" in answers or bool(facts.get("my_meetings"))


def has_turns(answers: Answers, facts: Facts) -> bool:
    """Whether there was anything to take or to give back; still so once that is done."""
    return "turn" in answers or bool(facts.get("turns_here"))


def took(answers: Answers, _facts: Facts) -> bool:
    """Whether a turn is taken."""
    return str(answers.get("turn", "")).startswith("take_")


def takes(answers: Answers, facts: Facts) -> bool:
    """Whether a co-producer takes a turn: staff are named anyway."""
    return took(answers, facts) and bool(facts.get("is_co_producer"))


def gives(answers: Answers, _facts: Facts) -> bool:
    """Whether a turn is given back."""
    return str(answers.get("turn", "")).startswith("give_")


TAKING_TURNS = Conversation(
    "taking_turns",
    When(
        has_meetings,
        Ask("which", "Which meeting is it about?", Choices("my_meetings"), skip=False),
        Say("{turns_list}"),
        When(
            has_turns,
            Ask(
                "turn",
                "Would you like a turn? You can give it back on any day.",
                Choices("turns_here", Do("take_turn")),
                seen_by=Seen.GROUP,
            ),
            fine_if_skipped("turn"),
            When(
                gives,
                Say("That is fine. You need not say why. Someone else can take it."),
            ),
            When(took, Say("Thank you. It is yours.")),
            When(
                takes,
                Ask(
                    "turn_name",
                    "May the group see your name for this?",
                    Choice(
                        "yes",
                        "Yes, it may",
                        Do("name_turn"),
                        Say("Thank you. They can read your name."),
                    ),
                    Choice("no", "No, leave my name out", Say("That is fine. It stays out.")),
                ),
                fine_if_skipped("turn_name"),
            ),
            otherwise=(Say("There is no turn left to take there."),),
        ),
        otherwise=(Say("Nothing is planned right now. I will write when something is."),),
    ),
    samples=(TURNS, TURNS_FOR_STAFF, NO_TURN_LEFT, NO_MEETING_FOR_TURNS),
    title=N_("Take a turn at a meeting"),
    under="about_group",
)
