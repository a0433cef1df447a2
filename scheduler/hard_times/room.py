"""What this room brings."""

from __future__ import annotations

from scheduler.hard_times import facts
from scheduler.hard_times.kinds import KINDS
from scheduler.hard_times.turn_to import turn_to
from scheduler.seams import More, Room

ROOM = Room(
    "hard_times",
    kinds=KINDS,
    acts=(turn_to,),
    more_words={turn_to: More(told=True)},
    facts=(facts,),
)
