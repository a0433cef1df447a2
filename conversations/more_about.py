"""What a facilitator can add to a meeting when there is time, behind one button of the menu."""

from conversations.endings import fine_if_skipped
from conversations.phrases import N_
from conversations.samples import STAFF_MEMBER
from conversations.script import Ask, Choice, Conversation

MORE_ABOUT = Conversation(
    "more_about",
    Ask(
        "next",
        "What would you like to add?",
        Choice("fill_card", "Say more about a meeting"),
        Choice("add_paper", "Add a paper"),
        Choice("send_notes", "Send the notes of a meeting"),
    ),
    fine_if_skipped("next"),
    samples=(STAFF_MEMBER,),
    command="more",
    title=N_("Add to a meeting"),
    roles=("facilitator",),
    begins="next",
)
