"""Say more about a meeting: the rest of its card, one thing at a time, when there is time."""

from conversations.conversation import Conversation
from conversations.meetings.cancelling import has_any, of_a_series
from conversations.meetings.meeting_card import (
    DESK,
    GETTING_THERE,
    PAY,
    WHAT_MAY_BE_HARD,
    WHAT_WE_DO,
    WHO_DECIDES,
    WHO_IS_THERE,
    Part,
)
from conversations.meetings.samples import (
    FILLING_THE_CARD,
    FILLING_THE_CARD_OF_A_SERIES,
    FILLING_THE_CARD_ONLINE,
    NOTHING_TO_CANCEL,
)
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choice, Choices, Do, Facts, Say, Step, When


def has_said(answers: Answers, _facts: Facts) -> bool:
    """Whether anything was answered, beyond which meeting and which part of its card."""
    return any(said for name, said in answers.items() if name not in ("which", "section"))


def _steps(section: tuple[Part, ...]) -> tuple[Step, ...]:
    return tuple(step for part in section for step in part.steps)


ABOUT = Ask(
    "section",
    "What would you like to say more about?",
    Choice("what", "What we do there", *_steps(WHAT_WE_DO)),
    Choice("say", "What is open, and who decides", *_steps(WHO_DECIDES)),
    Choice("people", "Who is there", *_steps(WHO_IS_THERE)),
    Choice("way", "How to get in, and fares", *_steps(GETTING_THERE)),
    Choice("pay", "Pay", *_steps(PAY)),
    Choice("hard", "What may be hard", *_steps(WHAT_MAY_BE_HARD)),
    Choice("desk", "The front desk", *_steps(DESK)),
)

FOR_HOW_MANY = Ask(
    "how_many",
    "It is one of a series. Is that for all that follow too?",
    Choice("all", "Yes, for all that follow"),
    Choice("one", "Only for this one"),
    skip=False,
)

KEPT = (
    When(of_a_series, FOR_HOW_MANY),
    Do("change_meeting"),
    Say("Thank you. It is on the card. People read it before the day."),
    Say("If they have read it, I tell them what is new, without a buzz."),
)

FILL_CARD = Conversation(
    "fill_card",
    When(
        has_any,
        Ask("which", "Which meeting is it about?", Choices("coming_meetings"), skip=False),
        ABOUT,
        When(has_said, *KEPT, otherwise=(Say("That is fine. All stays as it is."),)),
        otherwise=(Say("There is no meeting to change."),),
    ),
    samples=(
        FILLING_THE_CARD,
        FILLING_THE_CARD_ONLINE,
        FILLING_THE_CARD_OF_A_SERIES,
        NOTHING_TO_CANCEL,
    ),
    command="card",
    title=N_("Say more about a meeting"),
    roles=("facilitator", "peer"),
    under="more_about",
)
