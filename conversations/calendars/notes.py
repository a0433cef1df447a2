"""What stands beside a file for a calendar."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "calendar": Say(
        "Open this, and your calendar shows “{calendar_title}”, {day}, {time}. "
        "Who sees your calendar sees that too."
    ),
    "calendar_all": Say(
        "Open this, and your calendar shows “{calendar_title}” for all of them. "
        "Who sees your calendar sees that too."
    ),
    "calendar_off": Say(
        "Open this, and your calendar shows that it is off. You can take it out there."
    ),
}
