"""How often someone's phone may buzz; what is over that comes silently (W:13)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from records.database import Tx
from records.notices import Lane, Notice, notices
from records.people import Hours, Person, Role
from scheduler import house
from scheduler.post.times import awake, local_day
from scheduler.talks.known import places_of

BUZZES_A_DAY = 1
BUZZES_A_WEEK = 3
#: when someone's phone has buzzed for the message budget
_BUZZES = select(notices.c.settled_at).where(
    notices.c.person_id == bindparam("person"),
    notices.c.budgeted,
    ~notices.c.silent,
    notices.c.settled_at > bindparam("since"),
    notices.c.state.in_(("accepted", "opened", "confirmed")),
)


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
    today, week = local_day(now, person.zone), now - timedelta(days=7)
    buzzes = tx.scalars(_BUZZES, {"person": person.id, "since": min(today, week)})
    return bool(
        sum(at > today for at in buzzes) >= BUZZES_A_DAY
        or sum(at > week for at in buzzes) >= BUZZES_A_WEEK
    )


def _co_producer(tx: Tx, person_id: int) -> bool:
    return any(place.role == Role.CO_PRODUCER for place in places_of(tx, person_id))
