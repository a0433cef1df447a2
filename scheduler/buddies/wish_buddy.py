"""A co-producer says that they would like someone to go with, or can go with someone new."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.people import Role
from scheduler.buddies.buddies import wish
from scheduler.talks.acts import Order, group_of


def wish_buddy(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Note it, for staff of the group to see (SHP:397). NotAllowed."""
    group_id = group_of(tx, actor, order, Role.CO_PRODUCER)
    allow(tx.conn, actor, "wish", "buddy", group=group_id)
    wish(tx, actor.person_id or 0, group_id, order.words("what"), now)
