"""What time alone brings about, found in SQL: escalations, deadlines, meetings that are over.

Each piece is a transaction of its own and small, so that a signal never waits for it. What fails
stops no other piece, and rests before it is tried again (`resting`).
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, select

from records.database import Database, Tx
from records.notices import NOTICE, Lane, Notice, notices
from records.people import Person
from records.programs import taken
from scheduler import house, ports
from scheduler.jobs import Due, Job, first
from scheduler.kinds import Family
from scheduler.post import people_states
from scheduler.post.due.look import KEYS, Look
from scheduler.post.resting import FINDING, Resting

#: Telegram keeps an update for 24 hours; ids of updates are kept three times as long
REMEMBER_UPDATES = timedelta(days=3)
_PIECE = 200
_NOW: BindParameter[Any] = bindparam("now")
#: there may be more of these than a piece: those that rest must not fill it
_RESTING: BindParameter[Any] = bindparam("resting", expanding=True)
_OVERDUE = (
    select(notices)
    .where(notices.c.state == "planned", notices.c.deadline <= _NOW)
    .where(notices.c.id.not_in(_RESTING))
    .order_by(notices.c.id)
    .limit(_PIECE)
)
NEXT_OVERDUE = first(
    select(func.min(notices.c.deadline)).where(notices.c.state == "planned"), notices.c.id
)
log = logging.getLogger(__name__)


def sweep(database: Database, now: datetime, resting: Resting | None = None) -> int:
    """Do all that has become due, but for what rests; how many things were done.

    Raises only what is the database's own trouble (full, locked, gone): that is no row's fault.
    """
    resting = Resting() if resting is None else resting
    resting.now = now
    done, left, look = 0, list(house.jobs()), Look(database, resting)
    while due := look.again().due(left):
        job, rows = _first_with_rows(database, due, resting)
        left = left[left.index(job) + 1 :]
        for row in rows:
            act = partial(_do, database, job, row, now)
            soon = job.soon or _is_urgent(row)
            done += bool(resting.apart(job.name, row.id, act, soon=soon))
    if done or look.is_due(KEYS):
        done += resting.apart(KEYS, FINDING, database.sweep_keys) or 0
    return done


def _first_with_rows(
    database: Database, left: list[Job[Any]], resting: Resting
) -> tuple[Job[Any], list[Due]]:
    """Take jobs from the list up to the first that has something to do; that, and its rows.

    All are asked in one transaction. One that fails ends it: on PostgreSQL nothing more can be
    asked in it.
    """
    with database.transaction() as tx:
        while True:
            job = left.pop(0)
            find = partial(_find, tx, job, resting)
            rows = resting.apart(job.name, FINDING, find, soon=job.soon)
            if rows is not None:
                resting.only(job.name, {row.id for row in rows})
            if rows or rows is None or not left:
                return job, rows or []


def _find(tx: Tx, job: Job[Any], resting: Resting) -> list[Due]:
    but = {"but": resting.rows(job.name)} if job.in_pieces else {}
    return list(job.find(tx, resting.now, **but))


def _do(database: Database, job: Job[Any], row: Due, now: datetime) -> bool:
    with database.transaction() as tx:
        job.do(tx, row, now)
    return True


def _is_urgent(row: Due) -> bool:
    """Whether a row can't wait for long: a message of a signal, an urgent call."""
    return bool(getattr(row, "lane", None) == Lane.SIGNAL or getattr(row, "urgent", False))


def overdue(tx: Tx, now: datetime, but: Collection[int] = ()) -> list[Notice]:
    """Notices that have not gone by their deadline, a piece of them."""
    return tx.every(Notice, _OVERDUE, {"now": now, "resting": list(but)})


def missed(tx: Tx, row: Notice, now: datetime) -> None:
    """A notice that missed its deadline becomes a prompt to the link person: ring them."""
    if not NOTICE.change(tx.conn, row.id, "missed", settled_at=now) or row.person_id is None:
        return
    kind = house.kind(row.name)
    if kind.may_be_missed:
        return
    person = tx.get(Person, row.person_id)
    if kind.call.family is Family.BEFORE and ports.ring(tx, row, person, now):
        return
    people_states.ask_to_reach(tx, row, person, f"missed:{row.id}", now)


def forget_updates(database: Database, now: datetime) -> None:
    """Forget the ids of old updates, a piece at a time."""
    with database.transaction() as tx:
        old = list(
            tx.conn.scalars(
                select(taken.c.update_id).where(taken.c.at < now - REMEMBER_UPDATES).limit(_PIECE)
            )
        )
        if old:
            tx.conn.execute(taken.delete().where(taken.c.update_id.in_(old)))


def next_due(database: Database, resting: Resting | None = None) -> datetime | None:
    """When time will next bring something about; what rests counts when it is tried again."""
    return Look(database, Resting() if resting is None else resting).again().next()


def oldest_unsent_signal(tx: Tx) -> datetime | None:
    """Since when the oldest row of the first lane has been waiting."""
    moment: datetime | None = tx.conn.scalar(
        select(func.min(notices.c.due_at)).where(
            notices.c.lane == int(Lane.SIGNAL), notices.c.state.in_(("planned", "sending"))
        )
    )
    return moment
