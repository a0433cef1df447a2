"""Who is away or will be, and who was asked to cover."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.database import Tx
from records.links import Absence, absences


def absence_of(
    tx: Tx, person_id: int | None, group_id: int | None, now: datetime
) -> Absence | None:
    """The newest absence of someone that is not over: it may still be to come."""
    which = [absences.c.person_id == person_id, absences.c.state != "over"]
    if group_id is not None:
        which.append(absences.c.group_id == group_id)
    found = select(absences).where(*which, absences.c.ends_at > now)
    return tx.first(Absence, found.order_by(absences.c.id.desc()))


def asked_to_cover(tx: Tx, person_id: int | None, cover_id: int, now: datetime) -> list[Absence]:
    """The absences of someone for which another was asked, and has not answered yet."""
    found = select(absences).where(
        absences.c.person_id == person_id,
        absences.c.cover_id == cover_id,
        absences.c.state == "asked",
        absences.c.ends_at > now,
    )
    return tx.every(Absence, found.order_by(absences.c.id))
