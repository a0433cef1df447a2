"""What this room brings."""

from __future__ import annotations

from scheduler.seams import Room
from scheduler.series import asked_again, facts
from scheduler.series.grow_series import grow_series
from scheduler.series.kept import KEPT
from scheduler.series.time import JOBS

ROOM = Room(
    "series",
    acts=(grow_series,),
    facts=(asked_again, facts),
    jobs=JOBS,
    kept=KEPT,
)
