"""What this room brings."""

from __future__ import annotations

from scheduler.house import Room
from scheduler.post.kinds import KINDS
from scheduler.post.time import JOBS

ROOM = Room(
    "post",
    kinds=KINDS,
    jobs=JOBS,
)
