"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.friendly_words import word_lists
from scheduler.friendly_words.facts import from_whom, is_one_of_mine
from scheduler.seams import Kind

KINDS = (
    Kind(
        "friendly_word",
        called=N_("A friendly word"),
        planned=N_("a friendly word from staff"),
        quotes="own_words",
        beside=from_whom,
        still_told=is_one_of_mine,
    ),
    Kind(
        "word_list",
        planned=N_("who might be glad of a word, if there is anyone"),
        ready=word_lists.ready,
        over=word_lists.after_the_list,
        by_itself=True,
    ),
)
