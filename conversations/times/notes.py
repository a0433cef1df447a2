"""Notes about finding a time."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "times_dropped": Say(
        "We look for no time for “{meeting}” any more. Thank you for what you said."
    ),
}
