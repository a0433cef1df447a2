"""What this room brings."""

from __future__ import annotations

from scheduler.house import Room
from scheduler.leaving import facts
from scheduler.leaving.end_place import end_place
from scheduler.leaving.forget import forget
from scheduler.leaving.kinds import KINDS

ROOM = Room(
    "leaving",
    kinds=KINDS,
    acts=(
        end_place,
        forget,
    ),
    facts=(facts,),
)
