"""A facilitator's day in one message: what came in, counted, and at most three decisions."""

from collections.abc import Callable
from typing import Any, NamedTuple

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.offers import SKIPPED
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
NUMBERS = (1, 2, 3)
#: the answers to a decision after which something is typed, or sent, in the digest itself
TYPE_IT, CHANGE_IT, SEND_IT = "say", "change", "notes"
STILL_TO_TYPE = (TYPE_IT, CHANGE_IT, SEND_IT)
_ASKED_AFTER = {TYPE_IT: "said", CHANGE_IT: "help_lines", SEND_IT: "notes"}
#: the answers to “Shall I send it?”: as it was shown, for just this meeting, for all that follow
SENT = (AS_SHOWN, JUST_THIS, FOR_ALL) = ("yes", "one", "all")
_AGAIN, _NOT_NOW = "again", "not_now"


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


def is_shown(number: int) -> Callable[[Answers, Facts], bool]:
    """Whether others read the answer, so it is shown first; once that was asked, it was so."""
    names = (*typed_for(number).values(), f"decision_{number}")

    def test(answers: Answers, facts: Facts) -> bool:
        said = next((answers[name] for name in names if name in answers), SKIPPED)
        if said in (SKIPPED, *STILL_TO_TYPE):
            return False
        return f"send_{number}" in answers or bool(facts.get(f"shown_{number}"))

    return test


def is_picked(number: int) -> Callable[[Answers, Facts], bool]:
    """Whether one of the choices was the answer, and nothing is to be typed after it."""

    def test(answers: Answers, _facts: Facts) -> bool:
        return answers.get(f"decision_{number}", SKIPPED) not in (SKIPPED, *STILL_TO_TYPE)

    return test


def typed_for(number: int) -> dict[str, str]:
    """Where something is typed, or sent, for a decision: the question by the answer before it."""
    return {answer: f"{name}_{number}" for answer, name in _ASKED_AFTER.items()}


class Words(NamedTuple):
    """What is said of one decision: each a fact, in words of its own."""

    asks: str
    types: str
    shows: str
    kept: Say
    thanks: Say


class _Asks(Ask):
    """A question of one decision; its words are marked with `N_` where it is made."""

    def __init__(
        self, number: int, name: str, words: str, *choices: Choice | Choices, **more: Any
    ) -> None:
        seen = {"seen_by": Seen.GROUP, "seen_as": f"seen_{number}"}
        super().__init__(name, words, *choices, **{**seen, "beside": f"only_{number}", **more})


def decision(number: int, says: Words) -> tuple[Step, ...]:
    """One thing to decide. What others read goes only once whoever says it has seen it so."""
    this, typed = f"decision_{number}", typed_for(number)
    instead = Choices(f"instead_{number}")

    def ask(answer: str, reads: Reads) -> Ask:
        return _Asks(number, typed[answer], says.types, instead, reads=reads, chooses=this)

    send = _Asks(
        number,
        f"send_{number}",
        says.shows,
        Choices(f"sends_{number}", Do("settle_decision"), says.kept),
        Choice(_AGAIN, "Change it"),
        Choice(_NOT_NOW, "Not now", Say("That is fine. All stays as it is.")),
        skip=False,
        beside="",
        words_for={_AGAIN: (*typed.values(), this)},
    )
    return (
        When(
            asked(number),
            _Asks(
                number,
                this,
                says.asks,
                Choices(f"options_{number}"),
                words_for={answer: (name,) for answer, name in typed.items()},
            ),
            When(chose(this, TYPE_IT), ask(TYPE_IT, Reads.TEXT)),
            When(chose(this, CHANGE_IT), ask(CHANGE_IT, Reads.TEXT)),
            When(
                chose(this, SEND_IT),
                Say("Please name no one, but for those who said yes to that."),
                ask(SEND_IT, Reads.FILE),
            ),
            When(
                is_shown(number),
                send,
                otherwise=(When(is_picked(number), Do("settle_decision"), says.thanks),),
            ),
        ),
        When(settled(number), SETTLED),
    )


WORDS = (
    Words(
        *(N_("{decision_1}"), N_("{types_1}"), N_("{shown_1}")), Say("{kept_1}"), Say("{thanks_1}")
    ),
    Words(
        *(N_("{decision_2}"), N_("{types_2}"), N_("{shown_2}")), Say("{kept_2}"), Say("{thanks_2}")
    ),
    Words(
        *(N_("{decision_3}"), N_("{types_3}"), N_("{shown_3}")), Say("{kept_3}"), Say("{thanks_3}")
    ),
)
#: what can be skipped: the decisions, and where something is typed, or sent, for one of them
DECISIONS = tuple(f"decision_{number}" for number in NUMBERS)
SENDS = tuple(f"send_{number}" for number in NUMBERS)
TYPED = tuple(name for number in NUMBERS for name in typed_for(number).values())
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
    *(
        step
        for number, says in zip(NUMBERS, WORDS, strict=True)
        for step in decision(number, says)
    ),
    When(
        known("digest_more"),
        Ask(
            "more",
            "There is more in the list than fits here.",
            Choice("all", "Show all", Say("{digest_rest}")),
        ),
    ),
    fine_if_skipped(*DECISIONS, *TYPED, "more"),
    samples=(DIGEST, DIGEST_UNNAMED, DIGEST_TO_DECIDE, DIGEST_ON_HELP, DIGEST_ON_NOTES),
    roles=("facilitator", "peer"),
    typed_before=tuple(f"only_{number}" for number in NUMBERS),
)
