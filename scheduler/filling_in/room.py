"""What this room brings."""

from __future__ import annotations

from scheduler.filling_in.decisions import DECISIONS, to_decide
from scheduler.filling_in.kinds import KINDS
from scheduler.seams import Room

ROOM = Room("filling_in", kinds=KINDS, to_decide=to_decide, decisions=DECISIONS)
