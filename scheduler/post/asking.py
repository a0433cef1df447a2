"""Asking someone once, without a buzz, in their own hours."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.database import Tx
from records.notices import Lane
from records.people import people
from scheduler.post import outbox
from scheduler.post.times import next_awake


def ask_once(
    tx: Tx,
    person_id: int,
    name: str,
    dedupe: str,
    now: datetime,
    closes_at: datetime | None = None,
) -> None:
    """Begin a conversation with someone; at once, if it closes before they are awake."""
    person = tx.conn.execute(select(people).where(people.c.id == person_id)).one()
    due = next_awake(now, person.hours, person.zone)
    outbox.post(
        tx,
        to=person_id,
        kind="begin",
        name=name,
        lane=Lane.NOTICE,
        now=now,
        due_at=due if closes_at is None or due < closes_at else now,
        deadline=closes_at,
        dedupe=dedupe,
        silent=True,
    )
