"""Those who run a group for peers only no longer ask someone outside it about safety."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.people import Role
from scheduler.contacts import contacts
from scheduler.talks.acts import Order, Refused, group_of


def end_contact(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """End it; they and the group's people hear it. Refused if it has ended. NotAllowed."""
    group_id = group_of(tx, actor, order, Role.PEER)
    allow(tx.conn, actor, "end", "contact", group=group_id)
    said = order.words("whose")
    if not said.isdecimal() or not contacts.end(tx, int(said), group_id, now):
        raise Refused("SEEN_TO_ALREADY")
