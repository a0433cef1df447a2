"""What someone would like around a meeting, sealed with their own key."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select, update

from records.access import Actor
from records.database import Tx
from records.meetings import comings
from records.people import people

_COMING = (
    select(comings.c.id, comings.c.needs, people.c.key_id)
    .join(people, people.c.id == comings.c.person_id)
    .where(
        comings.c.meeting_id == bindparam("meeting"), comings.c.person_id == bindparam("person")
    )
)
_NEED = update(comings).where(comings.c.id == bindparam("coming_id"))


def add_needs(tx: Tx, actor: Actor, meeting_id: int | None, **needs: Any) -> None:
    """Add to what is known for this person and this meeting."""
    row = tx.conn.execute(_COMING, {"meeting": meeting_id, "person": actor.person_id}).first()
    if row is None:
        return
    before = tx.unseal(row.key_id, "coming.needs", row.needs)
    sealed = tx.seal(row.key_id, "coming.needs", {**before, **needs})
    tx.conn.execute(_NEED, {"coming_id": row.id, "needs": sealed})
