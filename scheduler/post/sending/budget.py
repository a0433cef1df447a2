"""How often someone's phone may buzz; what is over that comes silently (W:13)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select

from records.database import Tx
from records.notices import Lane, Notice, notices
from records.people import Hours, Person, Role, memberships
from scheduler import house
from scheduler.post.times import awake, local_day

BUZZES_A_DAY = 1
BUZZES_A_WEEK = 3


def goes_silently(tx: Tx, row: Notice, person: Person, now: datetime) -> bool:
    """Whether a notice is sent without a buzz: at night, or when the budget is spent.

    The budget is a co-producer's; signals, replies and changes are exempt (W:13).
    """
    if row.lane == Lane.SIGNAL:
        return False
    if row.lane == Lane.REPLY:
        return bool(row.silent)
    hours = Hours.ANY if house.kind(row.name).all_day else person.hours
    if not awake(now, hours, person.zone):
        return True
    if not row.budgeted or not _co_producer(tx, person.id):
        return bool(row.silent)
    today = _buzzes_since(tx, person.id, local_day(now, person.zone))
    week = _buzzes_since(tx, person.id, now - timedelta(days=7))
    return today >= BUZZES_A_DAY or week >= BUZZES_A_WEEK


def _co_producer(tx: Tx, person_id: int) -> bool:
    found = tx.conn.scalar(
        select(func.count())
        .select_from(memberships)
        .where(memberships.c.person_id == person_id, memberships.c.role == Role.CO_PRODUCER)
    )
    return bool(found)


def _buzzes_since(tx: Tx, person_id: int, since: datetime) -> int:
    """How many times this person's phone has buzzed for the message budget since a moment."""
    return int(
        tx.conn.scalar(
            select(func.count())
            .select_from(notices)
            .where(
                notices.c.person_id == person_id,
                notices.c.budgeted,
                ~notices.c.silent,
                notices.c.settled_at > since,
                notices.c.state.in_(("accepted", "opened", "confirmed")),
            )
        )
        or 0
    )
