"""Fares not paid by the day that was said: an apology, and staff hear of it (words.md, 15)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select, update

from records.claims import claims
from records.database import Tx
from records.notices import Lane
from records.people import Row
from scheduler import digests, outbox
from scheduler.carers import carers_of


def overdue(tx: Tx, now: datetime) -> list[Row]:
    """Claims whose day is over, of which nobody was told yet."""
    late = (claims.c.state == "open", claims.c.pay_by <= now, claims.c.late_told_at.is_(None))
    return list(tx.conn.execute(select(claims).where(*late).order_by(claims.c.id)))


def say_late(tx: Tx, claim: Row, now: datetime) -> None:
    """Tell the person, with an apology, and whoever looks after them (words.md, 15)."""
    tx.conn.execute(update(claims).where(claims.c.id == claim.id).values(late_told_at=now))
    about = {"now": now, "meeting_id": claim.meeting_id, "kind": "note"}
    outbox.post(
        tx,
        to=claim.person_id,
        name="fare_late",
        lane=Lane.NOTICE,
        dedupe=f"fare_late:{claim.id}",
        silent=True,
        **about,
    )
    for carer in carers_of(tx, claim.person_id, now, claim.group_id):
        digests.post(
            tx,
            to=carer,
            name="fare_overdue",
            dedupe=f"fare_overdue:{claim.id}:{carer}",
            about_id=claim.person_id,
            silent=False,
            **about,
        )


def next_overdue(tx: Tx) -> datetime | None:
    """When the next claim will be late."""
    waiting = (claims.c.state == "open", claims.c.late_told_at.is_(None))
    moment: datetime | None = tx.conn.scalar(select(func.min(claims.c.pay_by)).where(*waiting))
    return moment
