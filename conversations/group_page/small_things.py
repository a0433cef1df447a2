"""Small things that can help: short, for whoever wants it, and nothing is kept of it (SHP:398)."""

from conversations.conversation import Conversation
from conversations.group_page.samples import SMALL_THINGS_BARE, SMALL_THINGS_OURS
from conversations.phrases import N_
from conversations.script import Say, When, known

#: What is there without a group's own. Plain, for anyone, and nothing medical.
ITEMS = (
    N_("• Look out of a window for a bit."),
    N_("• Have a glass of water."),
    N_("• Put both feet on the floor."),
    N_("• Step outside for some air."),
    N_("• Hear a song that you like."),
    N_("• Ring a friend, or write to one."),
)

SMALL_THINGS = Conversation(
    "small_things",
    Say("Here are small things that help some people. Pick what you like, or none."),
    Say("{small_list}"),
    When(known("groups_small_list"), Say("From our group:"), Say("{groups_small_list}")),
    Say("I do not keep what you do. If it is too much, tap “Help now” at any time."),
    samples=(SMALL_THINGS_BARE, SMALL_THINGS_OURS),
    title=N_("Small things that can help"),
    roles=("co_producer", "facilitator", "link_person", "safeguarding"),
    under="more_for_me",
)
