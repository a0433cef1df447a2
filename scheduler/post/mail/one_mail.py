"""What goes in one e-mail: who is written to gets no heap of them (W:13).

In a chat, what is over the budget is silent. An e-mail is never silent, so what can wait goes
with what goes anyway: nothing is held back for it, so nothing is late. What is news, a signal or
urgent goes by itself.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select

from conversations.registry import ALL
from records.database import Tx
from records.notices import Lane, Notice, notices
from records.people import Person, Way
from scheduler import house
from scheduler.post import reach
from scheduler.post.sending import claims
from scheduler.post.times import awake, local_day
from scheduler.talks.turns.played import is_played

#: nothing comes more than so much sooner
_SOONER = timedelta(days=1)


def shares(tx: Tx, row: Notice, now: datetime, apart: Collection[int]) -> list[Notice]:
    """Lease what else may go in the e-mail of a row; the rows, what was due first before.

    That is what is due to the same person now, and what of a plan is due later the same day.
    `apart` are ids of notices that go by themselves.
    """
    if row.id in apart or not _may_share(row):
        return []
    person = tx.get(Person, row.person_id)
    until = local_day(local_day(now, person.zone) + timedelta(hours=36), person.zone)
    waiting = tx.every(
        Notice,
        select(notices)
        .where(
            notices.c.person_id == row.person_id,
            notices.c.state == "planned",
            notices.c.lane == row.lane,
            notices.c.due_at < until + _SOONER,
            notices.c.deadline.is_(None) | (notices.c.deadline > now),
        )
        .order_by(notices.c.due_at, notices.c.id),
    )
    may_come_sooner = awake(now, person.hours, person.zone)
    ids = [
        one.id
        for one in waiting
        if one.id not in apart
        and _may_share(one)
        and (one.due_at <= now or (may_come_sooner and _is_soon(one, until)))
        and reach.way_for(tx, one, person) == Way.EMAIL
    ]
    return sorted(claims.lease(tx, ids, row.boot_id or ""), key=lambda one: ids.index(one.id))


def _is_soon(row: Notice, until: datetime) -> bool:
    """Whether a notice of a plan comes before then. Others may wait for what is yet to change."""
    return bool(row.budgeted) and bool(row.due_at - house.kind(row.name).sooner < until)


def _may_share(row: Notice) -> bool:
    urgent = row.name in ALL and ALL[row.name].urgent
    plain = row.act == "send" and row.lane == Lane.NOTICE and row.kind in ("begin", "note")
    about = row.signal_id is not None or row.target_id is not None or is_played(row)
    can_wait = row.budgeted or row.silent
    kind = house.kind(row.name)
    alone = urgent or kind.by_itself or kind.only_here
    return bool(can_wait and plain and not about and not alone)
