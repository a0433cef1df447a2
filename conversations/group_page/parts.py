"""What this room brings to the talks of others: help near here, and “are we ready”."""

from collections.abc import Mapping

from conversations.group_page.about_group import THE_PAGE
from conversations.script import Ask, Do, Say, Seen, Step, When, chose, known

_KEPT = (
    Do("keep_help"),
    Say("Thank you. It is on the page. I let the group know, without a buzz."),
)


def _new_lines(number: int) -> When:
    """What a facilitator types in a digest where lines on help near here hold no more."""
    return When(
        chose(f"decision_{number}", "change"),
        Ask(
            f"help_lines_{number}",
            "Who near here can help people? Put names, numbers and hours.",
            seen_by=Seen.GROUP,
            then=_KEPT,
        ),
    )


#: said with a group's first meeting, as long as something is open; it holds nothing up
_FIRST_MEETING = When(
    known("begins_unready"),
    Say(
        "It is the first meeting here. “Before we begin” can help you. "
        "Find it in “About our group”, under “More to do for the group”."
    ),
)

STEPS: Mapping[str, tuple[Step, ...]] = {
    **{f"decision_{number}": (_new_lines(number),) for number in (1, 2, 3)},
    "new_meeting": (_FIRST_MEETING,),
    "joined_page": THE_PAGE,
}
