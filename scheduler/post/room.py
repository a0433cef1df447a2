"""What this room brings."""

from __future__ import annotations

from scheduler.post.kept import KEPT, OF_MEETINGS
from scheduler.post.kinds import KINDS
from scheduler.post.time import JOBS
from scheduler.seams import Room

ROOM = Room(
    "post",
    kinds=KINDS,
    jobs=JOBS,
    kept=KEPT,
    of_meetings=OF_MEETINGS,
)
