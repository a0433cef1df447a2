"""What stands beside a paper, and notes of a meeting."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "paper": Say("This is a paper for “{meeting}”, {day}: {paper}"),
    "minutes": Say(
        "Here is what was said at “{meeting}”, {day}. You are part of it, there or not.\n{minutes}"
    ),
}
