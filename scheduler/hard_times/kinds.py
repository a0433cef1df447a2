"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.hard_times.facts import may_turn_to
from scheduler.kinds import Kind

_A_HARD_TIME_BETWEEN_PEOPLE = N_("A hard time between people")


KINDS = (
    Kind(
        "hard_words",
        called=_A_HARD_TIME_BETWEEN_PEOPLE,
        quotes="hard_words",
        in_their_hours=True,
        still_told=may_turn_to,
    ),
    Kind("sit_down", called=_A_HARD_TIME_BETWEEN_PEOPLE, in_their_hours=True),
)
