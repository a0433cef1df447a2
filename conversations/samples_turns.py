"""Sample facts for what staff and volunteers read of turns, and of the lines on help near here."""

from conversations.samples import NO_WORDS_DUE, WORDS_DUE
from conversations.script import Facts

# A list on the eve of a meeting at which a link person has a turn.
_MINE: Facts = {"own_turns": "You take notes at “Hub rules” on Wednesday 10 June."}
WORDS_AND_A_TURN: Facts = {**WORDS_DUE, **_MINE}
ONLY_A_TURN: Facts = {**NO_WORDS_DUE, **_MINE, "only_turns": True}
