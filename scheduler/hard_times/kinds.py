"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.seams import Kind

_A_HARD_TIME_BETWEEN_PEOPLE = N_("A hard time between people")


KINDS = (
    Kind("hard_words", called=_A_HARD_TIME_BETWEEN_PEOPLE, quotes="hard_words"),
    Kind("sit_down", called=_A_HARD_TIME_BETWEEN_PEOPLE),
    Kind("word_wanted", called=N_("A word with a colleague")),
)
