"""What this room brings to the talks after a meeting: that what is said there is kept."""

from collections.abc import Mapping

from conversations.script import Ask, Do, Say, Seen, Step

STEPS: Mapping[str, tuple[Step, ...]] = {
    "after_it": (
        Ask(
            "say_thanks",
            "What would you like to thank people for? They read it in the morning.",
            seen_by=Seen.GROUP,
            then=(Do("keep_thanks"), Say("Thank you. I tell them so.")),
        ),
    ),
}
EACH: Mapping[str, str] = {"debrief": "note_debrief"}
