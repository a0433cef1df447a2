"""For who stands outside a group, and is told if someone there may be in danger."""

from conversations.choices.about_you import LOOKS
from conversations.choices.samples import OUTSIDE
from conversations.contacts.samples import OUTSIDE_NO_MORE
from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choice, Do, Facts, Say, When


def is_asked(answers: Answers, facts: Facts) -> bool:
    """Whether they were asked when the talk began: an answer changes it."""
    return "part" in answers or bool(facts.get("stands_outside"))


MY_PART = Conversation(
    "my_part",
    When(
        is_asked,
        Say("If someone in a group of peers may be in danger, I can tell you. You are not in it."),
        Say("It comes at once, by day or night. You see nothing else of the group."),
        Ask(
            "part",
            "Would you like to go on?",
            Choice("yes", "Yes, I go on", Say("Thank you.")),
            Choice("looks", "Yes, at other times", LOOKS, Say("Thank you.")),
            Choice(
                "stop",
                "No, I would like to stop",
                Do("stop_being_told"),
                Say("That is fine. Thank you for being there."),
                Say("I'll stop telling you. I'll let the group know, but not why."),
            ),
        ),
        otherwise=(Say("You are not asked to do this right now."),),
    ),
    fine_if_skipped("part"),
    samples=(OUTSIDE, OUTSIDE_NO_MORE),
    title=N_("What I'm asked to do"),
    roles=("contact",),
    each="keep_choices",
)
