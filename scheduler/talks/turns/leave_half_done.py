"""A talk of another day is left: it is over, and is not offered again."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from records.people import Person
from records.talks import TALK
from scheduler.talks.acts import Order
from scheduler.talks.known import Known
from scheduler.talks.turns.half_way import half_done


def leave_half_done(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Close it; whoever it was with, it was in this person's own chat."""
    person = tx.get(Person, actor.person_id)
    found = half_done(Known(tx, person, now, answers=order.answers))
    if found is not None:
        TALK.change(tx.conn, found.id, "closed")
