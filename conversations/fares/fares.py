"""Fares to pay: staff see whose, and by when, and say when one is paid (CH:49, CH:147)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.fares.samples import FARES, NO_FARES
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choices, Do, Facts, Say, Seen, When


def has_any(answers: Answers, facts: Facts) -> bool:
    """Whether a fare was to be paid; still so once it is."""
    return "claim" in answers or bool(facts.get("fares"))


PAYING = Conversation(
    "fares",
    When(
        has_any,
        Ask(
            "claim",
            "Which fare is paid now?",
            Choices("fares", Do("pay_claim"), Say("Thank you. I have told them.")),
            seen_by=Seen.STAFF,
        ),
        fine_if_skipped("claim"),
        otherwise=(Say("No fare is to be paid right now."),),
    ),
    samples=(FARES, NO_FARES),
    command="fares",
    title=N_("Fares to pay"),
    roles=("facilitator", "link_person", "peer"),
)
