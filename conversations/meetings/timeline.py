"""The plan of a meeting: what people get for it and when, what has gone, and what is at risk."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.meetings.samples_of_lists import NO_TIMELINE, TIMELINE, TIMELINE_ALL_WELL
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choices, Facts, Say, When, known

THE_PLAN = (
    Say("This is the plan of “{meeting}”, {day}, {time}:"),
    When(
        known("timeline_list"),
        Say("{timeline_list}"),
        otherwise=(Say("I have no notes planned for it."),),
    ),
    When(
        known("risk_list"),
        Say("This is at risk:"),
        Say("{risk_list}"),
        otherwise=(Say("Nothing is at risk, as far as I can see."),),
    ),
)


def has_any(answers: Answers, facts: Facts) -> bool:
    """Whether there was a meeting to look at, even if it has been called off since."""
    return "which" in answers or bool(facts.get("coming_meetings"))


TIMELINE_TALK = Conversation(
    "timeline",
    When(
        has_any,
        Ask(
            "which",
            "Which meeting would you like to see?",
            Choices("coming_meetings", *THE_PLAN),
        ),
        fine_if_skipped("which"),
        otherwise=(Say("There is no meeting to come."),),
    ),
    samples=(TIMELINE, TIMELINE_ALL_WELL, NO_TIMELINE),
    command="timeline",
    title=N_("Plan of a meeting"),
    roles=("facilitator", "peer"),
)
