"""A facilitator's day in one message: what came in, counted, and at most three decisions."""

from collections.abc import Callable

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.parts import asked_at, steps_for
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
    Step,
    When,
    chose,
    known,
)
from conversations.talks.samples import (
    DIGEST,
    DIGEST_ON_HELP,
    DIGEST_ON_NOTES,
    DIGEST_TO_DECIDE,
    DIGEST_UNNAMED,
)

#: what can be decided in one digest
DECISIONS = ("decision_1", "decision_2", "decision_3")
#: where something is typed, or sent, for one of them
TYPED = ("said_1", "said_2", "said_3", "notes_1", "notes_2", "notes_3")


def asked(number: int) -> Callable[[Answers, Facts], bool]:
    """Whether this decision is asked for: unless another facilitator has settled it."""

    def test(answers: Answers, facts: Facts) -> bool:
        return f"decision_{number}" in answers or bool(facts.get(f"options_{number}"))

    return test


def settled(number: int) -> Callable[[Answers, Facts], bool]:
    """Whether this decision was to be asked for, and is settled by now."""

    def test(answers: Answers, facts: Facts) -> bool:
        return bool(facts.get(f"decision_{number}")) and not asked(number)(answers, facts)

    return test


#: the answers to a decision after which something is typed, or sent, in the digest itself
TYPE_IT, SEND_IT = "say", "notes"


def and_typed(number: int, kept: Say) -> tuple[Step, ...]:
    """What follows an answer that is still to be typed, or sent."""
    answer = f"decision_{number}"
    return (
        When(
            chose(answer, TYPE_IT),
            Ask(
                f"said_{number}",
                "Please type it here. One plain line is enough.",
                seen_by=Seen.GROUP,
                then=(Do("settle_typed"), kept),
            ),
        ),
        When(
            chose(answer, SEND_IT),
            Say("Please name no one, but for those who said yes to that."),
            Ask(
                f"notes_{number}",
                "Please send me the notes here. Or type them.",
                reads=Reads.FILE,
                seen_by=Seen.GROUP,
                then=(Do("settle_typed"), kept),
            ),
        ),
    )


SETTLED = Say("There was one more thing. It is settled now.")

DIGEST_TALK = Conversation(
    "digest",
    When(known("name"), Say("Hello {name}."), otherwise=(Say("Hello."),)),
    When(
        known("digest_list"),
        Say("{digest_head}"),
        Say("{digest_list}"),
        otherwise=(Say("There is something to decide."),),
    ),
    When(
        asked(1),
        Ask(
            "decision_1",
            "{decision_1}",
            Choices("options_1", Do("settle_decision"), Say("{thanks_1}")),
            seen_by=Seen.STAFF,
        ),
        *steps_for("decision_1"),
        *and_typed(1, Say("{kept_1}")),
    ),
    When(settled(1), SETTLED),
    When(
        asked(2),
        Ask(
            "decision_2",
            "{decision_2}",
            Choices("options_2", Do("settle_decision"), Say("{thanks_2}")),
            seen_by=Seen.STAFF,
        ),
        *steps_for("decision_2"),
        *and_typed(2, Say("{kept_2}")),
    ),
    When(settled(2), SETTLED),
    When(
        asked(3),
        Ask(
            "decision_3",
            "{decision_3}",
            Choices("options_3", Do("settle_decision"), Say("{thanks_3}")),
            seen_by=Seen.STAFF,
        ),
        *steps_for("decision_3"),
        *and_typed(3, Say("{kept_3}")),
    ),
    When(settled(3), SETTLED),
    When(
        known("digest_more"),
        Ask(
            "more",
            "There is more in the list than fits here.",
            Choice("all", "Show all", Say("{digest_rest}")),
        ),
    ),
    fine_if_skipped(*DECISIONS, *asked_at(*DECISIONS), *TYPED, "more"),
    samples=(DIGEST, DIGEST_UNNAMED, DIGEST_TO_DECIDE, DIGEST_ON_HELP, DIGEST_ON_NOTES),
    roles=("facilitator", "peer"),
)
