"""What time alone brings about, found in SQL: escalations, deadlines, meetings that are over.

Each piece is a transaction of its own and small, so that a signal never waits for it. What fails
stops no other piece, and rests before it is tried again (`resting`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import BindParameter, bindparam, func, select

from records.database import Database, Tx, is_trouble
from records.notices import NOTICE, Lane, Notice, notices
from records.people import Person
from records.programs import taken
from scheduler import house, ports
from scheduler.kinds import Family
from scheduler.post import people_states
from scheduler.post.faults import where
from scheduler.post.resting import FINDING, NEXT, Resting, soonest
from scheduler.post.sending import claims
from scheduler.seams import Due, Job

#: Telegram keeps an update for 24 hours; ids of updates are kept three times as long
REMEMBER_UPDATES = timedelta(days=3)
_PIECE = 200
Result = TypeVar("Result")
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
next_overdue = partial(
    soonest,
    first=select(func.min(notices.c.deadline)).where(notices.c.state == "planned"),
    ids=notices.c.id,
)
log = logging.getLogger(__name__)


def sweep(database: Database, now: datetime, resting: Resting | None = None) -> int:
    """Do all that has become due, but for what rests; how many things were done.

    Raises only what is the database's own trouble (full, locked, gone): that is no row's fault.
    """
    resting = Resting() if resting is None else resting
    resting.now = now
    done, left = 0, list(house.jobs())
    while left:
        job, rows = _first_with_rows(database, left, resting)
        for row in rows:
            act = partial(_do, database, job, row, now)
            done += bool(_apart(resting, job.name, row.id, act, soon=job.soon or _is_urgent(row)))
    return done + (_apart(resting, "buried keys", FINDING, database.sweep_keys) or 0)


def _first_with_rows(
    database: Database, left: list[Job[Any]], resting: Resting
) -> tuple[Job[Any], list[Due]]:
    """Take jobs from the list up to the first that has something to do; that, and its rows.

    Where none has, as nearly always, all are asked in one transaction. One that fails ends it: on
    PostgreSQL nothing more can be asked in it.
    """
    with database.transaction() as tx:
        while True:
            job = left.pop(0)
            rows = _apart(
                resting, job.name, FINDING, partial(_find, tx, job, resting), soon=job.soon
            )
            if rows is not None:
                resting.only(job.name, {row.id for row in rows})
            if rows or rows is None or not left:
                return job, rows or []


def _apart(
    resting: Resting,
    job: str,
    what: int | str,
    do: Callable[[], Result],
    *,
    soon: bool = False,
) -> Result | None:
    """Do one thing, unless it rests. What our own code stumbles over stops none of the others."""
    if resting.rests(job, what):
        return None
    try:
        done = do()
    except Exception as error:
        if is_trouble(error):
            raise
        shown = f"row {what}" if isinstance(what, int) else what
        resting.say(job, shown, where(error), resting.failed(job, what, soon=soon))
        return None
    resting.went_well(job, what)
    return done


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
    resting = Resting() if resting is None else resting
    with database.transaction() as tx:
        moments = [_apart(resting, "messages", NEXT, partial(claims.next_due, tx))]
        for job in house.jobs():
            if not isinstance(job.next_at, str) and not resting.rests(job.name, FINDING):
                first = partial(job.next_at, tx, but=resting.rows(job.name))
                moments.append(_apart(resting, job.name, NEXT, first, soon=job.soon))
            moments.append(resting.next_try(job.name))
        moments += [resting.next_try(name) for name in ("messages", "buried keys")]
    return min((m for m in moments if m is not None), default=None)


def oldest_unsent_signal(tx: Tx) -> datetime | None:
    """Since when the oldest row of the first lane has been waiting."""
    moment: datetime | None = tx.conn.scalar(
        select(func.min(notices.c.due_at)).where(
            notices.c.lane == int(Lane.SIGNAL), notices.c.state.in_(("planned", "sending"))
        )
    )
    return moment
