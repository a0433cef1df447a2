"""What this room brings."""

from __future__ import annotations

from scheduler.house import Room

ROOM = Room(
    "group_chat",
)
