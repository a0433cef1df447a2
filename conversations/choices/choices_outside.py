"""My choices, for who only stands outside a group, and is told of worries."""

from conversations.choices.about_you import (
    CALLED_THERE,
    CITY,
    HOURS,
    LANGUAGE,
    LOOKS,
    SHARED_PHONE,
)
from conversations.choices.samples import OUTSIDE
from conversations.conversation import Conversation
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choice, Facts, Say, When


def has_chosen(answers: Answers, _facts: Facts) -> bool:
    """Whether anything was answered, beyond what to change."""
    return any(value for name, value in answers.items() if name != "what")


CHOICES_OUTSIDE = Conversation(
    "choices_outside",
    Ask(
        "what",
        "What would you like to change?",
        Choice("called", "My name", CALLED_THERE),
        Choice("language", "My language", LANGUAGE),
        Choice("phone", "Who sees this phone", SHARED_PHONE),
        Choice("looks", "When I look here", LOOKS),
        Choice(
            "hours",
            "When you may write",
            Say("If someone may be in danger, I write at any hour. The rest can wait for this."),
            HOURS,
        ),
        Choice("city", "The time where I am", CITY),
    ),
    When(
        has_chosen,
        Say("Thank you. I have saved that."),
        otherwise=(Say("That is fine. All stays as it is."),),
    ),
    samples=(OUTSIDE,),
    title=N_("My choices"),
    roles=("only_contact",),
    each="keep_choices",
)
