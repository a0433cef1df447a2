"""What this room brings."""

from __future__ import annotations

from scheduler.papers.add_paper import add_paper
from scheduler.papers.kinds import KINDS
from scheduler.papers.papers import follow
from scheduler.papers.send_notes import send_notes
from scheduler.seams import Room

ROOM = Room(
    "papers",
    kinds=KINDS,
    follows={"prepares": follow},
    acts=(
        add_paper,
        send_notes,
    ),
)
