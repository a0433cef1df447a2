"""A facilitator asks the group something: a short survey, beside the meetings (CH:200, CH:140)."""

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
    Step,
    When,
    known,
)
from conversations.surveys.samples import (
    ASKING_A_GROUP,
    ASKING_A_SMALL_GROUP,
    ONE_CAN_OPEN,
    ONE_IS_OPEN,
)
from conversations.which_group import WHICH_GROUP


def one_is_open(answers: Answers, facts: Facts) -> bool:
    """Whether something was being asked already when this was begun."""
    return "about" not in answers and ("shut" in answers or bool(facts.get("open_survey")))


def _how(number: int) -> tuple[Step, ...]:
    """How people can answer a question: in words of their own, or by picking."""
    return (
        Ask(
            f"kind_{number}",
            "How shall people answer it?",
            Choice("words", "In their own words"),
            Choice(
                "pick",
                "They pick one of a few answers",
                Ask(
                    f"answers_{number}",
                    "Which answers? Type two to five, each on a line of its own.",
                    seen_by=Seen.GROUP,
                    skip=False,
                ),
            ),
            skip=False,
        ),
    )


SHUT_IT = (
    Say("The group is being asked about “{open_about}”. It closes on {open_until}."),
    When(
        known("open_enough"),
        Say("Five people or more have answered with no name."),
        otherwise=(
            Say("Fewer than five people have answered with no name so far."),
            Say("If it closes now, I delete what they said. No one sees it."),
        ),
    ),
    Ask(
        "shut",
        "Would you like to close it now?",
        Choice(
            "close",
            "Close it now",
            Do("close_survey"),
            Say("It is closed. I tell you and the group what came of it, without a buzz."),
        ),
        Choice("leave", "Leave it open", Say("That is fine. It closes by itself.")),
    ),
    fine_if_skipped("shut"),
)

ASK_IT = (
    Say("You can ask one, two or three things. People can skip each of them."),
    Say("They answer with no name, or with it. Or they ask for a call, or to talk one to one."),
    Say("When five or more answer with no name, you and the group can read it."),
    Say("If fewer do, I delete the answers. No one sees them."),
    When(
        known("group_is_small"),
        Say("Fewer than five people can answer now. So names or a call work best."),
    ),
    Ask("about", "What is it about? A few words.", seen_by=Seen.GROUP, skip=False),
    Ask(
        "question_1",
        "What would you like to ask?",
        seen_by=Seen.GROUP,
        skip=False,
        then=_how(1),
    ),
    Ask(
        "question_2",
        "A second question? You can skip this.",
        seen_by=Seen.GROUP,
        then=(
            *_how(2),
            Ask(
                "question_3",
                "A third question? It is the last. You can skip this.",
                seen_by=Seen.GROUP,
                then=_how(3),
            ),
        ),
    ),
    Ask(
        "closes",
        "Until when can people answer? Tap one, or type a day.",
        Choices("survey_close"),
        reads=Reads.DATE,
        seen_by=Seen.GROUP,
        skip=False,
    ),
    Say("This is how it will look:"),
    Say("{survey_draft}"),
    Ask(
        "send",
        "Shall I ask them?",
        Choice(
            "yes",
            "Yes, ask them",
            Do("ask_survey"),
            Say("I am asking each person, in their own hours, without a buzz."),
            Say("It closes by itself. To close it sooner, come back here."),
        ),
        Choice("no", "No, throw it away", Say("That is fine. I have asked no one.")),
        skip=False,
    ),
)

ASK_GROUP = Conversation(
    "ask_group",
    WHICH_GROUP,
    When(one_is_open, *SHUT_IT, otherwise=ASK_IT),
    samples=(ASKING_A_GROUP, ASKING_A_SMALL_GROUP, ONE_IS_OPEN, ONE_CAN_OPEN),
    command="askgroup",
    each="check_survey",
    title=N_("Ask the group something"),
    roles=("facilitator", "peer"),
    under="run_group",
)
