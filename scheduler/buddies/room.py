"""What this room brings."""

from __future__ import annotations

from scheduler.buddies import facts
from scheduler.buddies.answer_buddy import answer_buddy
from scheduler.buddies.end_buddy import end_buddy
from scheduler.buddies.hears import ON
from scheduler.buddies.kept import KEPT
from scheduler.buddies.kinds import KINDS
from scheduler.buddies.propose_pair import propose_pair
from scheduler.buddies.wish_buddy import wish_buddy
from scheduler.seams import Room

ROOM = Room(
    "buddies",
    kinds=KINDS,
    acts=(
        answer_buddy,
        end_buddy,
        propose_pair,
        wish_buddy,
    ),
    facts=(facts,),
    on=ON,
    kept=KEPT,
)
