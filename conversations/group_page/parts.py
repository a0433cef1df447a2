"""What this room brings to the talks of others: “are we ready”."""

from collections.abc import Mapping

from conversations.group_page.about_group import THE_PAGE
from conversations.script import Say, Step, When, known

#: said with a group's first meeting, as long as something is open; it holds nothing up
_FIRST_MEETING = When(
    known("begins_unready"),
    Say(
        "It is the first meeting here. “Before we begin” can help you. "
        "Find it in “About our group”, under “More to do for the group”."
    ),
)

STEPS: Mapping[str, tuple[Step, ...]] = {
    "new_meeting": (_FIRST_MEETING,),
    "joined_page": THE_PAGE,
}
