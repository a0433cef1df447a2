"""What this room brings to the talks before a meeting: a thought for others to say there."""

from collections.abc import Mapping

from conversations.free_words import THE_ONE_LIMIT
from conversations.passing_on import GIVEN_ON
from conversations.script import Ask, Do, Seen, Step


def _words(name: str, act: str) -> tuple[Step, ...]:
    return (
        THE_ONE_LIMIT,
        Ask(
            name,
            "What would you like to say? Just type it here.",
            seen_by=Seen.FACILITATORS,
            then=(Do(act), GIVEN_ON),
        ),
    )


STEPS: Mapping[str, tuple[Step, ...]] = {
    "apology": _words("apology", "send_apology"),
    "thought": _words("thought", "send_thought"),
}
