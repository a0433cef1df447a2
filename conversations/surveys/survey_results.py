"""What people answered when staff asked the group: for staff and group alike (CH:187)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choices, Facts, Say, When, known
from conversations.surveys.samples import ANSWERS_IN, MANY_ANSWERS_IN, NO_ANSWERS_IN


def asks_which(answers: Answers, facts: Facts) -> bool:
    """Whether there is more than one to read; still so once one was chosen."""
    return "survey" in answers or bool(facts.get("many_closed"))


SURVEY_RESULTS = Conversation(
    "survey_results",
    When(
        known("closed_surveys"),
        When(
            asks_which,
            Ask("survey", "Which would you like to read?", Choices("closed_surveys"), skip=False),
        ),
        Say("This is what people said about “{survey_title}”. No names are kept with it."),
        When(
            known("many_pages"),
            Ask(
                "page",
                "It is long. Which part would you like to read?",
                Choices("survey_pages", Say("{survey_page}")),
            ),
            fine_if_skipped("page"),
            otherwise=(Say("{survey_page}"), Say("Thank you to all who answered.")),
        ),
        otherwise=(Say("There are no answers to read yet."),),
    ),
    samples=(ANSWERS_IN, MANY_ANSWERS_IN, NO_ANSWERS_IN),
    title=N_("What people answered"),
    roles=("co_producer", "facilitator", "link_person"),
    under="about_group",
)
