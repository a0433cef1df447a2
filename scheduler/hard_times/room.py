"""What this room brings."""

from __future__ import annotations

from scheduler.hard_times import facts
from scheduler.hard_times.ask_for_word import ask_for_word
from scheduler.hard_times.kinds import KINDS
from scheduler.hard_times.turn_to import turn_to
from scheduler.hard_times.want_word import want_word
from scheduler.seams import Room

ROOM = Room(
    "hard_times",
    kinds=KINDS,
    acts=(
        ask_for_word,
        turn_to,
        want_word,
    ),
    facts=(facts,),
)
