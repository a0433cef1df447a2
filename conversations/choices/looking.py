"""For staff: when they look here between meetings. People who ask for them are told so."""

from conversations.choices.about_you import LOOKS, NEWS
from conversations.conversation import Conversation
from conversations.phrases import N_
from conversations.samples import STAFF_MEMBER, UNKNOWN
from conversations.script import Answers, Facts, Say, When, known


def has_chosen(answers: Answers, _facts: Facts) -> bool:
    """Whether anything was picked."""
    return bool(answers.get("looks")) or bool(answers.get("news"))


LOOKING = Conversation(
    "looking",
    Say("People may ask for you when no meeting is on."),
    LOOKS,
    When(known("is_facilitator"), NEWS),
    When(
        has_chosen,
        Say("Thank you. I have saved that."),
        otherwise=(Say("That is fine."),),
    ),
    samples=(STAFF_MEMBER, UNKNOWN),
    title=N_("When I look here"),
    roles=("link_person", "facilitator"),
    each="keep_choices",
)
