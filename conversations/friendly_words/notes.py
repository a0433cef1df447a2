"""A friendly word, as it is read."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "friendly_word": Say("{from_whom} says: “{friendly_word}”"),
}
