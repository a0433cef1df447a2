"""Notes to those whom someone turns to."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "hard_words": Say("{person} says, about a hard time in the group: “{hard_words}”"),
    "sit_down": Say(
        "Things are hard between {person} and someone else. {person} would like you to sit down "
        "with them both. Please ask {person} first how that should be."
    ),
}
