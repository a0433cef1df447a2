"""A contact for safety would rather be told no more: for every group they were asked for."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from scheduler.contacts import contacts
from scheduler.talks.acts import Order
from scheduler.talks.people.contact_rows import stands_outside


def stop_being_told(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """End it at once. Done twice, it is done once. NotAllowed."""
    me = actor.person_id or 0
    for row in stands_outside(tx, me):
        allow(tx.conn, actor, "end", "contact", group=row.group_id, about=me)
        contacts.end(tx, me, row.group_id, now, tell=False)
