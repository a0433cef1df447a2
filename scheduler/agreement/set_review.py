"""A facilitator sets the day on which the group looks at its agreement again (CH:180)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, update

from records.access import Actor, allow
from records.agreements import agreements
from records.database import Tx
from records.groups import groups
from records.people import RUNS
from scheduler.agreement.agreements import HALF_A_YEAR, newest, review_in
from scheduler.post.times import at_local
from scheduler.talks.acts import Order, Refused, group_of

_IN = {
    "months_3": timedelta(days=91),
    "months_6": HALF_A_YEAR,
    "months_12": timedelta(days=365),
}


def set_review(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep the day. Refused for a group without an agreement. NotAllowed."""
    group_id = group_of(tx, actor, order, *RUNS)
    allow(tx.conn, actor, "settle", "agreement", group=group_id)
    version = newest(tx, group_id)
    if version is None:
        raise Refused("OLD_BUTTON")
    zone = str(tx.conn.scalar(select(groups.c.zone).where(groups.c.id == group_id)))
    said = order.words("look_again")
    at = review_in(_IN[said], zone, now) if said in _IN else at_local(said, "09:00", zone)
    tx.conn.execute(update(agreements).where(agreements.c.id == version.id).values(review_at=at))
