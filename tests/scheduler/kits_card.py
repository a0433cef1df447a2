"""What is on Kit's card and row, for tests of the ways in which Kit is reached."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update

from records.people import people
from tests.home import Home

KIT = {"called": "Kit", "email": "kit@example.org", "safe_write": "yes", "safe_ring": "yes"}


def begin_with(home: Home, card: dict[str, Any], **values: Any) -> None:
    """What is on Kit's card and row from now on."""
    key_id = home.row(people, home.ids["Kit"]).key_id
    with home.database.transaction() as tx:
        sealed = tx.seal(key_id, "person.card", card)
        me = people.c.id == home.ids["Kit"]
        tx.conn.execute(update(people).where(me).values(card=sealed, **values))
