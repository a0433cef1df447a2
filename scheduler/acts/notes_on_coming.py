"""What someone would like around a meeting, sealed with their own key."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from records.access import Actor
from records.database import Tx
from records.meetings import comings
from records.people import people


def add_needs(tx: Tx, actor: Actor, meeting_id: int | None, **needs: Any) -> None:
    """Add to what is known for this person and this meeting."""
    person = tx.conn.execute(select(people).where(people.c.id == actor.person_id)).one()
    where = (comings.c.meeting_id == meeting_id, comings.c.person_id == person.id)
    row = tx.conn.execute(select(comings).where(*where)).first()
    if row is None:
        return
    before = tx.unseal(person.key_id, "coming.needs", row.needs)
    sealed = tx.seal(person.key_id, "coming.needs", {**before, **needs})
    tx.conn.execute(update(comings).where(*where).values(needs=sealed))
