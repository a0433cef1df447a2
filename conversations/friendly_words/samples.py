"""Sample facts for friendly words, and words that are due."""

from conversations.samples import ANY_NOTE, ONLY_THE_MEETING, STAFF_MEMBER
from conversations.script import Facts

_WHOM = (("p7", "Kit"), ("p8", "Ray"))
WORDS_DUE: Facts = {
    **STAFF_MEMBER,
    **ONLY_THE_MEETING,
    "word_list": "• Kit: our last word was on Monday 1 June. A one-to-one is due.",
    "own_supervision": "You are due a supervision of your own.",
    "had_word_with": (("p7", "I had a word with Kit"),),
    "my_people": _WHOM,
    "can_write_to": _WHOM,
    "word_to": "Kit",
}
WORDS_DUE_UNNAMED: Facts = {**WORDS_DUE, "meeting": "", "word_to": ""}
NO_WORDS_DUE: Facts = {**WORDS_DUE_UNNAMED, "word_list": "", "own_supervision": ""}
NOBODY_TO_TALK_TO: Facts = {
    **NO_WORDS_DUE,
    "had_word_with": (),
    "my_people": (),
    "can_write_to": (),
}

# A list on the eve of a meeting at which a link person has a turn.
_MINE: Facts = {"own_turns": "You take notes at “Hub rules” on Wednesday 10 June."}
WORDS_AND_A_TURN: Facts = {**WORDS_DUE, **_MINE}
ONLY_A_TURN: Facts = {**NO_WORDS_DUE, **_MINE, "only_turns": True}

# What their people would like to learn.
WOULD_LEARN: Facts = {
    **STAFF_MEMBER,
    "would_learn": (("4", "Kit"),),
    "word_to": "Kit",
    "their_wish": "Kit would like to learn: Speaking up",
    "can_write": True,
}
WOULD_LEARN_BY_VOICE: Facts = {**WOULD_LEARN, "can_write": False}
WOULD_LEARN_NO_MORE: Facts = {**WOULD_LEARN, "their_wish": ""}
NONE_WOULD_LEARN: Facts = {**WOULD_LEARN, "would_learn": (), "their_wish": "", "word_to": ""}

#: What its notes may need.
NOTE: Facts = {
    **ANY_NOTE,
    "from_whom": "Sam",
    "friendly_word": "I hope the move went well.",
    "word_to": "Kit",
}
