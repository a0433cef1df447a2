"""A co-producer goes with someone no more, or would rather not be asked: no one asks why."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete

from records.access import Actor, allow
from records.buddies import buddies
from records.database import Tx
from records.people import Role
from scheduler.buddies.buddies import drop_asked, end, pair_of
from scheduler.talks.acts import Order, group_of


def end_buddy(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """End what they are in, or take out what they said, in that group (SHP:397). NotAllowed."""
    mine = actor.person_id or 0
    group_id = group_of(tx, actor, order, Role.CO_PRODUCER)
    allow(tx.conn, actor, "wish", "buddy", group=group_id)
    pair = pair_of(tx, mine, "together", group_id)
    if order.words("what") == "stop" and pair is not None:
        end(tx, pair, mine, now)
        return
    drop_asked(tx, mine, group_id, now)
    these = (buddies.c.person_id == mine, buddies.c.group_id == group_id)
    tx.conn.execute(delete(buddies).where(*these))
