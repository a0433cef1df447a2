"""What this room brings."""

from __future__ import annotations

from scheduler.duties import facts, turns_gone
from scheduler.duties.give_turn_back import give_turn_back
from scheduler.duties.hears import ON
from scheduler.duties.kept import my_turns
from scheduler.duties.kinds import KINDS
from scheduler.duties.name_turn import name_turn
from scheduler.duties.take_turn import take_turn
from scheduler.duties.turn_lines import turns_to_tell
from scheduler.seams import Room

ROOM = Room(
    "duties",
    kinds=KINDS,
    acts=(
        give_turn_back,
        name_turn,
        take_turn,
    ),
    facts=(
        facts,
        turns_gone,
    ),
    lines=turns_to_tell,
    on=ON,
    shown_with_meeting=(1, my_turns),
)
