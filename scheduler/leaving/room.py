"""What this room brings."""

from __future__ import annotations

from scheduler.leaving import facts
from scheduler.leaving.decisions import DECISIONS, to_decide, wants_digest
from scheduler.leaving.end_place import end_place
from scheduler.leaving.forget import forget
from scheduler.leaving.kept import KEPT
from scheduler.leaving.kinds import KINDS
from scheduler.seams import Room

ROOM = Room(
    "leaving",
    kinds=KINDS,
    acts=(
        end_place,
        forget,
    ),
    facts=(facts,),
    to_decide=to_decide,
    decisions=DECISIONS,
    wants_digest=wants_digest,
    kept=KEPT,
)
