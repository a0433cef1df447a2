"""About our group: what it is for, what is shared and kept, who does what (SHP:309, CH:117)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.group_page.group_page import LINES
from conversations.group_page.samples import (
    ABOUT_GROUP_EMPTY,
    ABOUT_GROUP_FULL,
    ABOUT_GROUP_IN_PART,
    ABOUT_GROUP_STAFF,
    ABOUT_PEERS,
)
from conversations.phrases import N_
from conversations.script import Ask, Choices, Say, Step, When, known

THE_PAGE: tuple[Step, ...] = (
    Say("This is the page about “{group}”."),
    When(known("peers_only"), Say("It is for peers only. No staff are in it.")),
    When(
        known("page_is_empty"),
        Say("Staff have not said more yet. You can ask them."),
        otherwise=tuple(When(known(name), line) for name, line in LINES.items()),
    ),
    When(known("who_is_who"), Say("Who is who:"), Say("{who_is_who}")),
)

ABOUT_GROUP = Conversation(
    "about_group",
    When(
        known("many_groups"),
        Ask("group", "Which group would you like to see?", Choices("my_groups"), skip=False),
    ),
    *THE_PAGE,
    When(
        known("more_here"),
        Ask("next", "Would you like to see or do more here?", Choices("more_here")),
        fine_if_skipped("next"),
    ),
    samples=(
        ABOUT_GROUP_FULL,
        ABOUT_GROUP_IN_PART,
        ABOUT_GROUP_EMPTY,
        ABOUT_GROUP_STAFF,
        ABOUT_PEERS,
    ),
    command="group",
    title=N_("About our group"),
    roles=("co_producer", "facilitator", "link_person", "safeguarding"),
    begins="next",
)
