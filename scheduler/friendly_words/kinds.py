"""Each sort of notice that this room posts."""

from __future__ import annotations

from datetime import timedelta

from conversations.phrases import N_
from scheduler.friendly_words import word_lists
from scheduler.friendly_words.facts import from_whom, is_one_of_mine
from scheduler.friendly_words.hello import next_hello
from scheduler.kinds import Call, Family, Kind

KINDS = (
    Kind(
        "friendly_word",
        called=N_("A friendly word"),
        planned=N_("a friendly word from staff"),
        quotes="own_words",
        in_their_hours=True,
        beside=from_whom,
        still_told=is_one_of_mine,
    ),
    Kind(
        "hello",
        called=N_("A friendly word"),
        planned=N_("a friendly word"),
        call=Call(Family.NONE),
        tells_at_once=True,
        goes_on=next_hello,
        sooner=timedelta(days=1),
    ),
    Kind("word_back", called=N_("Words that you typed")),
    Kind(
        "word_list",
        planned=N_("who might be glad of a word, if there is anyone"),
        ready=word_lists.ready,
        over=word_lists.after_the_list,
        by_itself=True,
    ),
)
