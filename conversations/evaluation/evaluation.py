"""Evaluation: how the meetings are, with no names (STK:184, STK:223). Forms: questions/."""

from collections.abc import Iterator

from conversations.conversation import Conversation
from conversations.evaluation.questions import Form, read_form
from conversations.evaluation.samples import (
    ENOUGH_ANSWERS,
    FIRST_ANSWER,
    TOO_FEW_ANSWERS,
    WITH_A_COMMENT,
)
from conversations.script import Ask, Choices, Do, Reads, Say, SayMany, Seen, Step, When, known

RESULTS_ARE_COMING = (Say("Five people or more have answered. The group will see the results."),)
RESULTS_WAIT = (
    SayMany(
        "{count} person has answered so far.",
        "{count} people have answered so far.",
        "count",
    ),
    Say("With so few, someone could guess who said what. So I keep the answers shut."),
    Say("I show them to no one, not even staff."),
    SayMany(
        "I open them when {missing} more person has answered.",
        "I open them when {missing} more people have answered.",
        "missing",
    ),
    Say("If too few have answered by {opens}, I delete them and tell you."),
)
MORE = Ask(
    "more",
    "Is there more you want to say?",
    Choices("comment_ways"),
    reads=Reads.TEXT,
    seen_by=Seen.ANONYMOUS,
)


def with_care(questions: tuple[Ask, ...]) -> Iterator[Step]:
    """The questions, with what must be known before the first one: each takes free words."""
    yield Say("Please leave out names. It may be days until someone sees it.")
    yield Say("In danger, ring 999. For other help, tap “Help now”.")
    for ask in questions:
        if ask is MORE:
            yield When(
                known("comment"), Say("Your comment so far, without your name: “{comment}”")
            )
        yield ask


def evaluation(name: str, form: Form) -> Conversation:
    """The conversation that asks the form's questions, then for one comment."""
    return Conversation(
        name,
        Say(form.intro),
        *with_care((*form.questions, MORE)),
        Do("finish_evaluation"),
        Say(form.thanks),
        When(known("enough_answers"), *RESULTS_ARE_COMING, otherwise=RESULTS_WAIT),
        samples=(TOO_FEW_ANSWERS, FIRST_ANSWER, ENOUGH_ANSWERS, WITH_A_COMMENT),
        anonymous=True,
    )


ADULT = evaluation("evaluation_adult", read_form("adult"))
CHILD = evaluation("evaluation_child", read_form("child"))
