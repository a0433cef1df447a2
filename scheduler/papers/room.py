"""What this room brings."""

from __future__ import annotations

from scheduler.papers.add_paper import add_paper
from scheduler.papers.decisions import DECISIONS, to_decide, wants_digest
from scheduler.papers.kinds import KINDS
from scheduler.papers.note_taker import ON, ask_for_notes_later
from scheduler.papers.papers import follow, follow_at_once
from scheduler.papers.send_notes import send_notes
from scheduler.seams import Room

ROOM = Room(
    "papers",
    kinds=KINDS,
    follows={"prepares": follow, "invitation": follow_at_once},
    to_decide=to_decide,
    decisions=DECISIONS,
    wants_digest=wants_digest,
    on=ON,
    acts=(
        add_paper,
        ask_for_notes_later,
        send_notes,
    ),
)
