"""Evaluation: how the meetings are, with no names (STK:184, STK:223). Forms: questions/."""

from collections.abc import Iterator

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.evaluation.few_words import (
    FEW_WRITE_SO,
    HOW_TO_SAY_MORE,
    in_words,
    is_few,
    wants_a_name,
)
from conversations.evaluation.questions import Form, read_form
from conversations.evaluation.samples import (
    A_LATE_ANSWER,
    A_LATE_ANSWER_OF_TWO,
    ALONE_HERE,
    ENOUGH_ANSWERS,
    FEW_READ_IT,
    FEW_READ_IT_AND_TYPED,
    FIRST_ANSWER,
    IN_OTHER_LETTERS,
    TOO_FEW_ANSWERS,
    TOO_FEW_HERE,
    WITH_A_COMMENT,
)
from conversations.free_words import THE_ONE_LIMIT
from conversations.passing_on import ASKED_TO_GET_IN_TOUCH
from conversations.script import (
    Answers,
    Ask,
    Choice,
    Do,
    Facts,
    Say,
    SayMany,
    Seen,
    Step,
    Tell,
    When,
    known,
)

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
#: whoever answers once the others' answers are open
TOO_LATE_FOR_THOSE = (
    Say("The results are out."),
    SayMany(
        "Yours opens only if {missing} more person answers.",
        "Yours opens only if {missing} more people answer.",
        "missing",
    ),
    Say("If too few have answered by {opens}, I delete it and tell you."),
)
#: a group in which no answer without a name could ever be shown is told so, and asked otherwise
TOO_FEW_OF_US = (
    SayMany(
        "{people_here} person can answer this. So no answer could be without a name.",
        "{people_here} people can answer this. "
        "So answers without names would never be safe to show.",
        "people_here",
    ),
    Ask(
        "small_way",
        "You can say in some other way how our meetings are for you. Would you like to?",
        Choice(
            "named",
            "Write it with my name",
            THE_ONE_LIMIT,
            Ask(
                "small_words",
                "How are our meetings for you? Just type it here.",
                seen_by=Seen.FACILITATORS,
                then=(
                    Tell(
                        "facilitators",
                        "{name} says how our meetings are: “{small_words}”",
                        waits=True,
                    ),
                    Say("Thank you. I pass it on with your name."),
                ),
            ),
        ),
        Choice(
            "talk",
            "Talk it through with someone",
            Tell(
                "link_person",
                "{name} would like to talk about how our meetings are.",
                "word",
            ),
            ASKED_TO_GET_IN_TOUCH,
        ),
        Choice("leave", "Leave it", Say("That is fine.")),
        seen_by=Seen.STAFF,
    ),
    Do("leave_form"),
    fine_if_skipped("small_way", "small_words"),
)


def is_too_small(answers: Answers, facts: Facts) -> bool:
    """Whether no answer here could be opened; what was begun one way goes on that way."""
    if "small_way" in answers or "q1" in answers:
        return "small_way" in answers
    return bool(facts.get("too_few_here"))


def with_care(questions: tuple[Ask, ...]) -> Iterator[Step]:
    """The questions, with what must be known before the first one: each takes free words."""
    yield Say("Please leave out names. It may be days until someone sees it.")
    yield Say("In danger, ring 999. For other help, tap “Help now”.")
    yield When(is_few, *FEW_WRITE_SO, otherwise=(Say("Next to the buttons you can type, too."),))
    yield from (ask for ask in questions if ask.choices)
    yield When(is_few, *HOW_TO_SAY_MORE)
    yield in_words(tuple(ask for ask in questions if not ask.choices))


def evaluation(name: str, form: Form) -> Conversation:
    """The conversation that asks the form's questions, then for one comment."""
    return Conversation(
        name,
        When(
            is_too_small,
            *TOO_FEW_OF_US,
            otherwise=(
                Say(form.intro),
                *with_care(form.questions),
                Do("finish_evaluation"),
                Say(form.thanks),
                When(wants_a_name, Say("Next, I ask what you want to say with your name.")),
                When(
                    known("enough_answers"),
                    *RESULTS_ARE_COMING,
                    otherwise=(
                        When(known("results_out"), *TOO_LATE_FOR_THOSE, otherwise=RESULTS_WAIT),
                    ),
                ),
            ),
        ),
        samples=(
            TOO_FEW_ANSWERS,
            FIRST_ANSWER,
            ENOUGH_ANSWERS,
            WITH_A_COMMENT,
            A_LATE_ANSWER,
            A_LATE_ANSWER_OF_TWO,
            TOO_FEW_HERE,
            ALONE_HERE,
            FEW_READ_IT,
            FEW_READ_IT_AND_TYPED,
            IN_OTHER_LETTERS,
        ),
        anonymous=True,
    )


ADULT = evaluation("evaluation_adult", read_form("adult"))
CHILD = evaluation("evaluation_child", read_form("child"))
