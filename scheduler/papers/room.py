"""What this room brings."""

from __future__ import annotations

from scheduler.house import Room
from scheduler.papers.add_paper import add_paper
from scheduler.papers.send_notes import send_notes

ROOM = Room(
    "papers",
    acts=(
        add_paper,
        send_notes,
    ),
)
