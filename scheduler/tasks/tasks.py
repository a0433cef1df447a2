"""Requests for a person: each is one open task, on the list of someone who is here, until done.

Whoever is told “I have asked Sam” waits for Sam: so what they asked for stands on Sam's list, goes
to whoever hears for them when Sam is away or leaves, and ends only when someone says that it is
done, or who asked takes it back (P:one-list).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, delete, func, insert, select, update

from records.database import Tx
from records.people import people, zone_of
from records.talks import talks
from records.tasks import TASK, Task, task_owners, tasks
from scheduler import house
from scheduler.events import TaskClosed
from scheduler.jobs import after, at_once, first
from scheduler.post.events import happened
from scheduler.post.help_now import region
from scheduler.post.working_days import at_work
from scheduler.seams import Speed
from scheduler.tasks.sorts import CALL, SAFETY
from scheduler.tasks.sorts_brought import sort_of, sorts_that
from scheduler.tasks.task_lists import again_at, have_list
from scheduler.tasks.task_owners import whose

#: for so long it is kept that someone asked for a break (“What I do not keep”)
KEPT = timedelta(days=7)
_PIECE = 200
_KEY = select(tasks.c.id).where(tasks.c.key == bindparam("key"))
_OPEN = tasks.c.state == "open"
_OWNERS = select(task_owners.c.person_id).where(task_owners.c.task_id == bindparam("task"))
_HELD = select(task_owners.c.id).where(task_owners.c.task_id == tasks.c.id).exists()
_WITHOUT_ANYONE = (
    select(tasks)
    .where(
        _OPEN,
        ~_HELD
        | select(task_owners.c.id)
        .join(people, people.c.id == task_owners.c.person_id)
        .where(
            task_owners.c.task_id == tasks.c.id,
            (people.c.state != "here")
            | people.c.blocked_at.is_not(None)
            | people.c.telegram_id.is_(None),
        )
        .exists(),
    )
    .order_by(tasks.c.id)
)
_DONE = (
    tasks.c.state != "open",
    house.is_one_of(tasks.c.kind, lambda: (*sorts_that("of_a_break"), SAFETY)),
)
_PAST = (
    select(tasks)
    .where(*_DONE, tasks.c.ended_at.is_(None) | (tasks.c.ended_at <= bindparam("since")))
    .order_by(tasks.c.id)
    .limit(_PIECE)
)
NEXT_WITHOUT_ANYONE = first(
    _WITHOUT_ANYONE.with_only_columns(func.min(tasks.c.asked_at)).order_by(None), tasks.c.id
)
NEXT_PAST = at_once(tasks.c.id, *_DONE, tasks.c.ended_at.is_(None)) | after(
    select(func.min(tasks.c.ended_at)).where(*_DONE), tasks.c.id, KEPT
)


def open_task(
    tx: Tx, kind: str, *, person_id: int, group_id: int, now: datetime, key: str, **about: Any
) -> int:
    """Put a request on the list of whoever is to see to it; its id.

    The same request (`key`) is opened once. `about`: wanted_id, meeting_id, signal_id, talk_id,
    path, call_id, claim_id, worry_id.
    """
    found = tx.conn.scalar(_KEY, {"key": key}) or _same(tx, kind, person_id, group_id, about)
    if found is not None:
        return int(found)
    values = {"key": key, "kind": kind, "person_id": person_id, "group_id": group_id, **about}
    done = tx.conn.execute(insert(tasks).values(**values, asked_at=now, due_at=now))
    (task_id,) = done.inserted_primary_key or (0,)
    settle(tx, now, tasks.c.id == task_id)
    return int(task_id)


def _same(tx: Tx, kind: str, person_id: int, group_id: int, about: dict[str, Any]) -> int | None:
    """The open task that this one would only double."""
    sort = sort_of(kind)
    if not sort.once:
        return None
    which = [tasks.c.person_id == person_id, tasks.c.group_id == group_id, tasks.c.kind == kind]
    if sort.once_for:
        which.append(tasks.c[sort.once_for] == about.get(sort.once_for))
    if sort.in_words:
        which.append(_in_the_same_words(about))
    found: int | None = tx.conn.scalar(select(tasks.c.id).where(_OPEN, *which).limit(1))
    return found


def _in_the_same_words(about: dict[str, Any]) -> ColumnElement[bool]:
    """Whether a task was asked for in just these words: in others it is another thing."""
    if about.get("talk_id") is None:
        return tasks.c.talk_id.is_(None)
    asks = select(talks.c.conversation).where(talks.c.id == about["talk_id"]).scalar_subquery()
    asked = select(talks.c.conversation).where(talks.c.id == tasks.c.talk_id).scalar_subquery()
    return and_(tasks.c.path == about.get("path"), asked == asks)


def close(
    tx: Tx, *which: ColumnElement[bool], now: datetime, to: str = "done", by: int | None = None
) -> list[Task]:
    """End open tasks; those that were ended by this.

    Who has talked with someone has talked about what was said in the same breath, too.
    """
    ended = []
    for row in tx.every(Task, select(tasks).where(_OPEN, *which).order_by(tasks.c.id)):
        if TASK.change(tx.conn, row.id, to, ended_at=now, ended_by=by):
            ended.append(row)
            happened(tx, TaskClosed(row.id, to, by), now)
            if to == "done" and row.call_id is not None and row.talk_id is not None:
                with_it = tasks.c.kind.in_(sorts_that("with_a_call"))
                same = (tasks.c.talk_id == row.talk_id, with_it)
                ended += close(tx, *same, now=now, by=by)
            for owner in owners_of(tx, row.id):
                have_list(tx, owner, now)
    return ended


def drop(tx: Tx, *which: ColumnElement[bool]) -> None:
    """End open tasks that are of no use any more, with the calls or claims that they are for."""
    tx.conn.execute(update(tasks).where(_OPEN, *which).values(state="dropped"))


def owners_of(tx: Tx, task_id: int) -> list[int]:
    """On whose list a task is."""
    return list(tx.conn.scalars(_OWNERS.order_by(task_owners.c.id), {"task": task_id}))


def settle(tx: Tx, now: datetime, *which: ColumnElement[bool]) -> None:
    """Work out again whose open tasks are: someone is away or back, has left, or is new."""
    for row in tx.every(Task, select(tasks).where(_OPEN, *which).order_by(tasks.c.id)):
        settle_one(tx, row, now)


def settle_one(tx: Tx, task: Task, now: datetime) -> None:
    """Put one open task on the lists it belongs on, and take it off all others."""
    wanted, had = whose(tx, task, now), owners_of(tx, task.id)
    gone = [i for i in had if i not in wanted]
    new = [i for i in wanted if i not in had]
    if gone:
        mine = (task_owners.c.task_id == task.id, task_owners.c.person_id.in_(gone))
        tx.conn.execute(delete(task_owners).where(*mine))
    for owner in new:
        tx.conn.execute(insert(task_owners).values(task_id=task.id, person_id=owner, since=now))
    if new and task.kind != CALL:
        due = min(_first_due(tx, task, owner, now, passed_on=bool(had)) for owner in new)
        tx.conn.execute(update(tasks).where(tasks.c.id == task.id).values(due_at=due))
    for owner in (*gone, *new):
        have_list(tx, owner, now)


def _first_due(tx: Tx, task: Task, owner: int, now: datetime, *, passed_on: bool) -> datetime:
    """When a task first stands on someone's list; whoever asked for it has told them already.

    Who gets it from another has not heard of it: they do when they next work.
    """
    zone, speed = zone_of(tx.conn, owner), sort_of(task.kind).speed
    if task.kind == SAFETY:  # what is sent about it asks them at once, and again
        return again_at(speed, zone, now)
    if speed is Speed.NOW:
        return now
    if passed_on:
        return at_work(now, zone, region())
    return again_at(speed, zone, now)


def of_a_worry(tx: Tx, worry_id: int, now: datetime, taken_by: int | None = None) -> None:
    """Whoever is asked about a worry, or is on it, has it on their list."""
    of_it = tasks.c.worry_id == worry_id
    tx.conn.execute(update(tasks).where(_OPEN, of_it).values(wanted_id=taken_by))
    settle(tx, now, of_it)


def past(tx: Tx, now: datetime) -> list[Task]:
    """What came of a break or a worry, a week after it was done: nothing joins it to anyone."""
    return tx.every(Task, _PAST, {"since": now - KEPT})


def purge(tx: Tx, task: Task, _now: datetime) -> None:
    """Keep no more of it."""
    tx.conn.execute(delete(task_owners).where(task_owners.c.task_id == task.id))
    tx.conn.execute(delete(tasks).where(tasks.c.id == task.id))


def without_anyone(tx: Tx, _now: datetime) -> list[Task]:
    """Open tasks on nobody's list, or on that of someone who has gone, or whose chat is closed."""
    return tx.every(Task, _WITHOUT_ANYONE)


def asked_for(tx: Tx, person_id: int) -> list[Task]:
    """What someone has asked for and is waiting for, the oldest first."""
    mine = (tasks.c.person_id == person_id, tasks.c.kind != CALL)
    return tx.every(Task, select(tasks).where(_OPEN, *mine).order_by(tasks.c.id))
