"""For staff: when they look here between meetings. People who ask for them are told so."""

from conversations.about_you import LOOKS
from conversations.endings import fine_if_skipped
from conversations.phrases import N_
from conversations.samples import STAFF_MEMBER
from conversations.script import Answers, Conversation, Facts, Say, When


def has_chosen(answers: Answers, _facts: Facts) -> bool:
    """Whether any time was picked."""
    return bool(answers.get("looks"))


LOOKING = Conversation(
    "looking",
    Say("People may ask for you when no meeting is on."),
    LOOKS,
    When(has_chosen, Say("Thank you. I have saved that.")),
    fine_if_skipped("looks"),
    samples=(STAFF_MEMBER,),
    title=N_("When I look here"),
    roles=("link_person", "facilitator"),
    each="keep_choices",
)
