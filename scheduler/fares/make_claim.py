"""Someone has a fare to claim for a meeting: it gets a day by which it is to be paid (CH:49)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from records.access import Actor, allow
from records.claims import claims
from records.database import Tx
from records.meetings import Meeting
from records.people import zone_of
from scheduler.fares.claims import END_OF_THE_DAY
from scheduler.fares.sorts import FARE
from scheduler.post.times import local_day
from scheduler.talks.acts import Order, Refused
from scheduler.tasks.tasks import open_task

#: people who wait for a fare can't wait long
PAID_WITHIN = timedelta(days=14)


def make_claim(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep the claim; one that waits is enough. Refused without a meeting. NotAllowed."""
    zone = zone_of(tx.conn, actor.person_id)
    keep_claim(tx, actor, order, now, local_day(now, zone) + PAID_WITHIN + END_OF_THE_DAY)


def keep_claim(tx: Tx, actor: Actor, order: Order, now: datetime, pay_by: datetime) -> None:
    """As `make_claim`, to be paid by this moment."""
    meeting = tx.find(Meeting, order.meeting_id)
    if meeting is None:
        raise Refused("MEETING_IS_OFF")
    allow(tx.conn, actor, "make", "claim", group=meeting.group_id)
    mine = (claims.c.meeting_id == meeting.id, claims.c.person_id == actor.person_id)
    waiting = select(claims.c.id).where(*mine, claims.c.state == "open")
    if tx.conn.scalar(waiting.limit(1)) is not None:
        return
    who: dict[str, Any] = {
        "person_id": actor.person_id,
        "group_id": meeting.group_id,
        "meeting_id": meeting.id,
    }
    done = tx.conn.execute(insert(claims).values(**who, made_at=now, pay_by=pay_by))
    (claim_id,) = done.inserted_primary_key or (0,)
    open_task(tx, FARE, **who, claim_id=claim_id, now=now, key=f"fare:{claim_id}")
