"""What this room brings."""

from __future__ import annotations

from scheduler.plain_questions import facts
from scheduler.plain_questions.kinds import KINDS
from scheduler.seams import Room

ROOM = Room(
    "plain_questions",
    kinds=KINDS,
    facts=(facts,),
)
