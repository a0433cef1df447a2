"""Sample facts for what staff and volunteers read of turns, and of the lines on help near here."""

from conversations.samples import HAS_CHANGED_A_LITTLE, NO_WORDS_DUE, WORDS_DUE
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
