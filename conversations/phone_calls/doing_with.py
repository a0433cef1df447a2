"""Doing a talk with someone who has no phone, or would rather not use it: on any day (CH:111)."""

from conversations.conversation import Conversation
from conversations.phone_calls.samples import DOING_TOGETHER, NO_ONE_TO_DO_IT_WITH
from conversations.phrases import N_
from conversations.script import Ask, Choices, Do, Say, When, known

DOING_WITH = Conversation(
    "doing_with",
    When(
        known("looked_after"),
        Ask("with_whom", "With whom?", Choices("looked_after"), skip=False),
        Ask(
            "what",
            "What would you like to do together?",
            Choices(
                "to_do_together",
                Do("do_with"),
                Say("I will ask you the questions now. You can stop at any time."),
            ),
            skip=False,
        ),
        otherwise=(Say("There is no one here whom you look after."),),
    ),
    samples=(DOING_TOGETHER, NO_ONE_TO_DO_IT_WITH),
    title=N_("Do a talk with someone"),
    roles=("facilitator", "link_person"),
)
