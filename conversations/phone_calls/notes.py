"""Notes about people who can not be rung."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "many_tries": Say(
        "{person} was rung three times, with no answer. Please look for some other way."
    ),
    "no_one_can_ring": Say("No one can ring {person} now. Please find someone who can."),
}
