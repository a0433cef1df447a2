"""What is kept of someone's absences, and of those they were asked to cover."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update

from conversations.phrases import N_
from records.database import Tx
from records.links import Absence, absences
from scheduler.cover.absences import end
from scheduler.kept import Kept
from scheduler.my_data.item import how_many


def _are_away_no_more(tx: Tx, person_id: int, now: datetime) -> None:
    theirs = absences.c.person_id == person_id
    still = select(absences).where(theirs, absences.c.state != "over")
    for absence in tx.every(Absence, still):
        end(tx, absence, now)
    tx.conn.execute(delete(absences).where(theirs))


def _cover_for_nobody(tx: Tx, person_id: int, _now: datetime) -> None:
    """Facilitators do from now on."""
    theirs = absences.c.cover_id == person_id
    live = absences.c.state.in_(("asked", "covered"))
    tx.conn.execute(update(absences).where(theirs, live).values(state="alone"))
    tx.conn.execute(update(absences).where(theirs).values(cover_id=None))


KEPT = (
    Kept(
        absences.c.person_id,
        forget=_are_away_no_more,
        left="it is of staff",
        shows=how_many(N_("Times you said you are away"), absences.c.person_id, at=10),
    ),
    Kept(
        absences.c.cover_id,
        forget=_cover_for_nobody,
        left="it is of staff",
        shows=how_many(N_("Times you were asked to cover"), absences.c.cover_id, at=17),
    ),
)
