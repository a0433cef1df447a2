"""A facilitator's day in one message: what came in, counted, and at most three decisions."""

from collections.abc import Callable

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.script import (
    Answers,
    Ask,
    Choice,
    Choices,
    Do,
    Facts,
    Say,
    Seen,
    When,
    chose,
    known,
)
from conversations.talks.samples import DIGEST, DIGEST_ON_HELP, DIGEST_TO_DECIDE, DIGEST_UNNAMED

#: what a facilitator types where lines on help near here hold no more
HELP_LINES = ("help_lines_1", "help_lines_2", "help_lines_3")


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


KEPT = (
    Do("keep_help"),
    Say("Thank you. It is on the page. I let the group know, without a buzz."),
)
SETTLED = Say("There was one more thing. It is settled now.")

DIGEST_TALK = Conversation(
    "digest",
    When(known("name"), Say("Hello {name}."), otherwise=(Say("Hello."),)),
    When(
        known("digest_list"),
        Say("This has come in:"),
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
        When(
            chose("decision_1", "change"),
            Ask(
                "help_lines_1",
                "Who near here can help people? Put names, numbers and hours.",
                seen_by=Seen.GROUP,
                then=KEPT,
            ),
        ),
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
        When(
            chose("decision_2", "change"),
            Ask(
                "help_lines_2",
                "Who near here can help people? Put names, numbers and hours.",
                seen_by=Seen.GROUP,
                then=KEPT,
            ),
        ),
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
        When(
            chose("decision_3", "change"),
            Ask(
                "help_lines_3",
                "Who near here can help people? Put names, numbers and hours.",
                seen_by=Seen.GROUP,
                then=KEPT,
            ),
        ),
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
    fine_if_skipped("decision_1", "decision_2", "decision_3", *HELP_LINES, "more"),
    samples=(DIGEST, DIGEST_UNNAMED, DIGEST_TO_DECIDE, DIGEST_ON_HELP),
    roles=("facilitator", "peer"),
)
