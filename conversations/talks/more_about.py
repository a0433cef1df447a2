"""What a facilitator can add to a meeting when there is time, behind one button of the menu."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.phrases import N_
from conversations.script import Ask, Choices
from conversations.talks.samples import AT_MORE_ABOUT

MORE_ABOUT = Conversation(
    "more_about",
    Ask(
        "next",
        "What would you like to add?",
        Choices("more_here"),
    ),
    fine_if_skipped("next"),
    samples=(AT_MORE_ABOUT,),
    command="more",
    title=N_("Add to a meeting"),
    roles=("facilitator", "peer"),
    begins="next",
)
