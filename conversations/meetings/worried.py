"""Worried about a meeting: an answer that is on offer before it."""

from conversations.passing_on import ASKED_TO_RING, TOLD_OF_IT
from conversations.phrases import N_, NO_CALL
from conversations.script import Ask, Choice, Say, Seen, Tell

#: A call is offered, and the link person hears of a yes.
WORRIED = Choice(
    "worried",
    "Worried 😟",
    Tell(
        "link_person",
        "{name} is worried about coming to “{meeting}”.",
        "worried",
        over=N_("{name} was worried about coming to “{meeting}”."),
    ),
    Say("Thank you for telling us."),
    TOLD_OF_IT,
    Ask(
        "call",
        "Would a short call before we start help?",
        Choice(
            "yes",
            "Yes, please",
            Tell(
                "link_person",
                "{name} would like a call before “{meeting}”.",
                "ring_me",
                over=N_("{name} asked for a call before “{meeting}”."),
            ),
            ASKED_TO_RING,
        ),
        Choice("no", "No, thank you", Say("That is fine."), typed=NO_CALL),
        seen_by=Seen.LINK_PERSON,
    ),
)
