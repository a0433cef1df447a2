"""What is there for each person themself, staff or not, behind one button of the menu (BLG:11)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.phrases import N_
from conversations.script import Ask, Choices
from conversations.talks.samples import AT_MORE_FOR_ME

MORE_FOR_ME = Conversation(
    "more_for_me",
    Ask(
        "next",
        "What would you like to see?",
        Choices("more_here"),
    ),
    fine_if_skipped("next"),
    samples=(AT_MORE_FOR_ME,),
    command="forme",
    title=N_("More for me"),
    roles=("co_producer", "facilitator", "link_person", "safeguarding"),
    begins="next",
)
