"""A note about the page of a group."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "page_changed": Say(
        "There is news on the page about our group. Look when you like. "
        "Tap “What I can do”, then “About our group”."
    ),
}
