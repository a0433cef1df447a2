"""What this room brings to the talks before a meeting: a thought for others to say there."""

from collections.abc import Mapping

from conversations.free_words import THE_ONE_LIMIT
from conversations.script import Ask, Do, Say, Seen, Step, When, known

#: Words for the facilitators: who gets them with a digest, and when, or that they go now.
GIVEN_ON = When(
    known("read_day"),
    Say("Thank you. I give it to {facilitators} on {read_day}, at about {read_time}."),
    otherwise=(Say("Thank you. I am sending it to {facilitators}."),),
)


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
