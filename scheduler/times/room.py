"""What this room brings."""

from __future__ import annotations

from scheduler.seams import Room
from scheduler.times import facts
from scheduler.times.ask_times import ask_times
from scheduler.times.drop_times import drop_times
from scheduler.times.hears import ON
from scheduler.times.keep_times import keep_times
from scheduler.times.kept import KEPT
from scheduler.times.kinds import KINDS
from scheduler.times.settle_times import settle_times
from scheduler.times.take_time import take_time
from scheduler.times.time import JOBS

ROOM = Room(
    "times",
    kinds=KINDS,
    acts=(
        ask_times,
        drop_times,
        keep_times,
        settle_times,
        take_time,
    ),
    facts=(facts,),
    jobs=JOBS,
    on=ON,
    kept=KEPT,
)
