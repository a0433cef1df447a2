"""Who is away or will be, and who was asked to cover."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.database import Tx
from records.links import absences
from records.people import Row


def absence_of(tx: Tx, person_id: int | None, group_id: int | None, now: datetime) -> Row | None:
    """The newest absence of someone that is not over: it may still be to come."""
    which = [absences.c.person_id == person_id, absences.c.state != "over"]
    if group_id is not None:
        which.append(absences.c.group_id == group_id)
    found = select(absences).where(*which, absences.c.ends_at > now)
    return tx.conn.execute(found.order_by(absences.c.id.desc())).first()


def asked_to_cover(tx: Tx, person_id: int | None, cover_id: int, now: datetime) -> list[Row]:
    """The absences of someone for which another was asked, and has not answered yet."""
    found = select(absences).where(
        absences.c.person_id == person_id,
        absences.c.cover_id == cover_id,
        absences.c.state == "asked",
        absences.c.ends_at > now,
    )
    return list(tx.conn.execute(found.order_by(absences.c.id)))
