"""Whoever runs the meetings says what the group agreed, and when to look again (STK:217, CH:180).

Where someone would like to talk first, nothing is agreed before that was done.
"""

from conversations.agreement.agreement import PUT_FORWARD, SETTLED
from conversations.agreement.samples import (
    NOTHING_TO_SETTLE,
    ONLY_WHEN_TO_LOOK,
    SETTLED_MEANWHILE,
    TO_BE_TALKED_ABOUT,
    TO_SETTLE,
)
from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.phrases import N_
from conversations.script import (
    Answers,
    Ask,
    Choice,
    Choices,
    Do,
    Facts,
    Reads,
    Say,
    Seen,
    When,
    chose,
    known,
)
from conversations.which_group import WHICH_GROUP


def can_settle(answers: Answers, facts: Facts) -> bool:
    """Whether there was anything to do when this was begun."""
    return "which_idea" in answers or bool(facts.get("settle_ways"))


def picked_an_idea(answers: Answers, _facts: Facts) -> bool:
    """Whether one of the ideas was picked."""
    return str(answers.get("which_idea", "")).isdecimal()


def asks_if_talked(answers: Answers, facts: Facts) -> bool:
    """Whether someone would like to talk first; once that was asked, someone did."""
    return "talked" in answers or bool(facts.get("wants_talk"))


def may_be_settled(answers: Answers, _facts: Facts) -> bool:
    """Whether nothing is left to talk about first."""
    return answers.get("talked") != "no"


SETTLE = When(
    picked_an_idea,
    Say("{idea}"),
    When(known("some_yes"), Say("Someone has said yes to it.")),
    When(
        asks_if_talked,
        Say("Someone would like to talk about it first. I do not say who."),
        Ask(
            "talked",
            "Has the group talked about it?",
            Choice("yes", "Yes, we have", Do("note_talked")),
            Choice(
                "no",
                "Not yet",
                Say("Then it stays open. Please make time for it at a meeting."),
            ),
            skip=False,
        ),
    ),
    When(
        may_be_settled,
        Ask(
            "outcome",
            "What did the group say?",
            Choice(
                "agreed",
                "We agreed this",
                Do("settle_idea"),
                When(
                    known("settled_already"),
                    SETTLED,
                    otherwise=(
                        Say("Thank you. It is in the agreement now."),
                        Say("I am telling the group, without a buzz."),
                    ),
                ),
            ),
            Choice(
                "not_agreed",
                "We did not agree",
                Do("settle_idea"),
                When(
                    known("settled_already"),
                    SETTLED,
                    otherwise=(Say("Thank you. The agreement stays as it is."),),
                ),
            ),
            seen_by=Seen.GROUP,
        ),
    ),
)

LOOK_AGAIN = When(
    chose("which_idea", "look_again"),
    Ask(
        "look_again",
        "When shall the group look at it again? Tap one, or type a day.",
        Choice("months_3", "In three months"),
        Choice("months_6", "In half a year"),
        Choice("months_12", "In a year"),
        reads=Reads.DATE,
        seen_by=Seen.GROUP,
        then=(
            Do("set_review"),
            Say("Thank you. I will remind you on {review_day}."),
        ),
    ),
)

SETTLE_TALK = Conversation(
    "settle_agreement",
    WHICH_GROUP,
    When(
        can_settle,
        PUT_FORWARD,
        Ask("which_idea", "What would you like to settle?", Choices("settle_ways")),
        SETTLE,
        LOOK_AGAIN,
        otherwise=(Say("Nothing is put forward now. There is nothing to settle."),),
    ),
    fine_if_skipped("which_idea", "outcome", "look_again"),
    samples=(
        TO_SETTLE,
        TO_BE_TALKED_ABOUT,
        SETTLED_MEANWHILE,
        ONLY_WHEN_TO_LOOK,
        NOTHING_TO_SETTLE,
    ),
    command="agreed",
    title=N_("Settle our agreement"),
    roles=("facilitator", "peer"),
    under="run_group",
)
