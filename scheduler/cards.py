"""A meeting's sealed card, as it is now: read whole, and written on without touching the rest."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from records.database import Tx
from records.groups import groups
from records.meetings import meetings


def read_card(tx: Tx, meeting_id: int) -> dict[str, Any]:
    """What is written on it, open."""
    return _opened(tx, meeting_id)[0]


def write_on_card(tx: Tx, meeting_id: int, **written: Any) -> None:
    """Put these beside what is on it, or in the place of what has the same name."""
    card, key = _opened(tx, meeting_id)
    sealed = tx.seal(key, "meeting.card", {**card, **written})
    tx.conn.execute(update(meetings).where(meetings.c.id == meeting_id).values(card=sealed))


def _opened(tx: Tx, meeting_id: int) -> tuple[dict[str, Any], str]:
    row = tx.conn.execute(
        select(meetings.c.card, groups.c.key_id)
        .join(groups, groups.c.id == meetings.c.group_id)
        .where(meetings.c.id == meeting_id)
    ).one()
    return tx.unseal(row.key_id, "meeting.card", row.card), row.key_id
