"""What those who run a group, or look after its people, can do for it: behind one button."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.phrases import N_
from conversations.script import Ask, Choices
from conversations.talks.samples import AT_RUN_GROUP

RUN_GROUP = Conversation(
    "run_group",
    Ask("next", "What would you like to do for the group?", Choices("more_here")),
    fine_if_skipped("next"),
    samples=(AT_RUN_GROUP,),
    title=N_("More to do for the group"),
    roles=("facilitator", "link_person", "peer"),
    under="about_group",
    begins="next",
)
