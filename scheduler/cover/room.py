"""What this room brings."""

from __future__ import annotations

from scheduler.cover import facts
from scheduler.cover.answer_cover import answer_cover
from scheduler.cover.ask_cover import ask_cover
from scheduler.cover.end_absence import end_absence
from scheduler.cover.go_away import go_away
from scheduler.cover.hears import ON
from scheduler.cover.kept import KEPT
from scheduler.cover.kinds import KINDS
from scheduler.cover.time import JOBS
from scheduler.seams import Room

ROOM = Room(
    "cover",
    kinds=KINDS,
    acts=(
        answer_cover,
        ask_cover,
        end_absence,
        go_away,
    ),
    facts=(facts,),
    jobs=JOBS,
    kept=KEPT,
    on=ON,
)
