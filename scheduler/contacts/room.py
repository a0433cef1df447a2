"""What this room brings."""

from __future__ import annotations

from scheduler.contacts import facts
from scheduler.contacts.decisions import DECISIONS, to_decide
from scheduler.contacts.end_contact import end_contact
from scheduler.contacts.hears import ON
from scheduler.contacts.kept import KEPT
from scheduler.contacts.kinds import KINDS
from scheduler.contacts.settle_contact import settle_contact
from scheduler.contacts.stop_being_told import stop_being_told
from scheduler.seams import Room

ROOM = Room(
    "contacts",
    kinds=KINDS,
    acts=(
        end_contact,
        settle_contact,
        stop_being_told,
    ),
    facts=(facts,),
    to_decide=to_decide,
    decisions=DECISIONS,
    kept=KEPT,
    on=ON,
)
