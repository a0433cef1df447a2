"""For staff: someone may be in danger. Seen is not enough: the first “I'm on it” counts."""

from conversations.conversation import Conversation
from conversations.phrases import N_
from conversations.safety.samples import ALERTED, IS_ON_IT, NO_ONE_HEARS
from conversations.script import Answers, Ask, Choice, Do, Facts, Say, When, chose, known

_ON_IT = (N_("on it"), N_("I am on it now"), N_("on my way"), N_("I will do it"), N_("I can act"))
_SEEN = (N_("got it"), N_("seen"), N_("seen it"), N_("I have seen that"))
_CANNOT = (N_("I cannot"), N_("I cannot help"), N_("not now"), N_("I cannot right now"))
IT_IS_YOURS = (
    When(
        known("raiser_hears"),
        Say("Thank you. I'm telling {worrier} that you're on it."),
        otherwise=(Say("Thank you. You are on it."),),
    ),
    Say("It's on your list until you say that it is dealt with."),
)
OTHERS_ARE_ASKED = Say("Thank you for saying so. I'm asking others.")
TAKEN = Choice("taken", "I'm on it", Do("answer_worry"), *IT_IS_YOURS, typed=_ON_IT)
CANNOT = Choice("cannot", "I cannot help now", Do("answer_worry"), OTHERS_ARE_ASKED, typed=_CANNOT)


def had_it(answers: Answers, facts: Facts) -> bool:
    """Whether they were on it when this began: once it is dealt with, nobody is on it."""
    return "worry_answer" not in answers and (
        "worry_done" in answers or bool(facts.get("worry_is_mine"))
    )


def is_asked(answers: Answers, facts: Facts) -> bool:
    """Whether they are asked what they can do: not if they are on it already."""
    return not had_it(answers, facts)


def has_it(answers: Answers, facts: Facts) -> bool:
    """Whether they are on it: they said so here, or in another talk."""
    said = (answers.get("worry_then"), answers.get("worry_answer"))
    return "taken" in said or had_it(answers, facts)


ANSWER_WORRY = Conversation(
    "answer_worry",
    Say("{worry_lines}"),  # as it is whenever it is shown: more may have been said by then
    When(
        is_asked,
        Ask(
            "worry_answer",
            "What can you do? I tell {worrier} what you choose.",
            Choice(
                "seen",
                "I've seen it",
                Do("answer_worry"),
                Say("Thank you. I'm telling {worrier} that you have seen it."),
                Say("I'm still looking for someone who can act."),
                typed=_SEEN,
            ),
            TAKEN,
            CANNOT,
            skip=False,
        ),
        When(
            chose("worry_answer", "seen"),
            Ask(
                "worry_then",
                "Can you act?",
                TAKEN,
                CANNOT,
                skip=False,
            ),
        ),
    ),
    When(
        has_it,
        Ask(
            "worry_done",
            "Tap when you know more.",
            Choice("closed", "It is dealt with", Do("close_worry"), Say("Thank you.")),
            Choice("handed", "I cannot act after all", Do("answer_worry"), OTHERS_ARE_ASKED),
            skip=False,
        ),
    ),
    samples=(ALERTED, IS_ON_IT, NO_ONE_HEARS),
    urgent=True,
)
