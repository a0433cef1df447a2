"""What this room brings."""

from __future__ import annotations

from scheduler.house import Room
from scheduler.post.kinds import KINDS

ROOM = Room(
    "post",
    kinds=KINDS,
)
