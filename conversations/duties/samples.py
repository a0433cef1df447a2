"""Sample facts for what staff and volunteers read of turns, and of the lines on help near here."""

from conversations.samples import (
    DIGEST,
    HAS_CHANGED_A_LITTLE,
    NO_WORDS_DUE,
    OUR_PAGE_FULL,
    WORDS_DUE,
)
from conversations.script import Facts

# A list on the eve of a meeting at which a link person has a turn.
_MINE: Facts = {"own_turns": "You take notes at “Hub rules” on Wednesday 10 June."}
WORDS_AND_A_TURN: Facts = {**WORDS_DUE, **_MINE}
ONLY_A_TURN: Facts = {**NO_WORDS_DUE, **_MINE, "only_turns": True}

# A turn of mine that a facilitator has put down for another.
MY_TURN_IS_GONE: Facts = {
    **HAS_CHANGED_A_LITTLE,
    "changes": "Before, it said: “Kit”\nMax takes notes.",
    "turn_gone": "Your turn to take the notes there is now with someone else.",
}
MY_TURN_IS_GONE_UNNAMED: Facts = {**MY_TURN_IS_GONE, "facilitators": ""}

# Lines on help near here that nobody has looked at for long.
_HOLDS = (("hold", "They still hold"), ("change", "Change them"))
_ASKS = "People can read this help near “{}”: “The warm room”\nDoes it still hold?"
_THANKS = "Thank you. I have kept the day."
DIGEST_ON_HELP: Facts = {
    **DIGEST,
    **{f"decision_{n}": _ASKS.format(n) for n in (1, 2, 3)},
    **{f"options_{n}": _HOLDS for n in (1, 2, 3)},
    **{f"thanks_{n}": _THANKS for n in (1, 2, 3)},
}
OUR_PAGE_LOOKED_AT: Facts = {
    **OUR_PAGE_FULL,
    "page_help_day": "1 June 2026",
    "page_help_holds": (("holds", "They still hold"),),
}
