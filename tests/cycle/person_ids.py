"""Who is who in the database, for tests that look there or act without a phone."""

from __future__ import annotations

from sqlalchemy import select

from records.people import people
from tests.scene import Scene


def person_id(scene: Scene, name: str) -> int:
    """The id of the person with this phone."""
    theirs = people.c.telegram_id == scene.phones[name].id
    with scene.database.transaction() as tx:
        return int(tx.conn.execute(select(people.c.id).where(theirs)).scalar_one())
