"""Someone needs their fare before the day: it is to be paid the day before (CH:49)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from records.access import Actor
from records.database import Tx
from records.meetings import meetings
from records.people import zone_of
from scheduler.fares.claims import day_before
from scheduler.fares.make_claim import keep_claim
from scheduler.talks.acts import Order


def ask_for_fare(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep the claim, to be paid by the end of the day before. As `make_claim` raises."""
    start = select(meetings.c.starts_at).where(meetings.c.id == order.meeting_id)
    starts_at = tx.conn.scalar(start) or now
    in_an_hour = now + timedelta(hours=1)
    pay_by = max(in_an_hour, day_before(starts_at, zone_of(tx.conn, actor.person_id)))
    keep_claim(tx, actor, order, now, pay_by)
