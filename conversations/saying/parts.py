"""What this room brings to the talks before a meeting: a thought for others to say there."""

from collections.abc import Mapping

from conversations.free_words import THE_ONE_LIMIT
from conversations.passing_on import GIVEN_ON
from conversations.script import Ask, Do, Seen, Step

STEPS: Mapping[str, tuple[Step, ...]] = {
    "apology": (
        THE_ONE_LIMIT,
        Ask(
            "apology",
            "What would you like to say? Just type it here.",
            seen_by=Seen.FACILITATORS,
            then=(Do("send_apology"), GIVEN_ON),
        ),
    ),
    "thought": (
        THE_ONE_LIMIT,
        Ask(
            "thought",
            "What would you like to say? Just type it here.",
            seen_by=Seen.FACILITATORS,
            then=(Do("send_thought"), GIVEN_ON),
        ),
    ),
}
