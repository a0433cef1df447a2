"""The list of what someone is to do: what is on it, when it comes, and when it comes again."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from sqlalchemy import bindparam, func, select, update

from records.access import Actor
from records.database import Tx
from records.notices import NOTICE, Lane, Notice, notices
from records.people import Person, zone_of
from records.tasks import Task, task_owners, tasks
from scheduler import house
from scheduler.post import outbox
from scheduler.post.help_now import region
from scheduler.post.working_days import next_half_day, next_week
from scheduler.seams import Speed
from scheduler.talks.acts import Order
from scheduler.tasks.sorts import SAFETY
from scheduler.tasks.sorts_brought import sort_of, sorts_that

LIST = "to_do"
_OPEN = tasks.c.state == "open"
_MINE = (
    select(tasks)
    .join(task_owners, task_owners.c.task_id == tasks.c.id)
    .where(task_owners.c.person_id == bindparam("owner"), _OPEN)
)
_CALLED = tasks.alias("called")
#: of a worry that nobody is on they are asked each time it goes on
_ASKED_OTHERWISE = (tasks.c.kind == SAFETY) & tasks.c.wanted_id.is_(None)
#: whoever is to ring has a list for that (People to ring), and is not asked twice
_IN_A_CALL = (
    tasks.c.call_id.is_not(None)
    | _ASKED_OTHERWISE
    | (
        house.is_one_of(tasks.c.kind, partial(sorts_that, "with_a_call"))
        & select(_CALLED.c.id)
        .where(
            _CALLED.c.talk_id == tasks.c.talk_id,
            _CALLED.c.state == "open",
            _CALLED.c.call_id.is_not(None),
        )
        .exists()
    )
)
_ALONE = _MINE.where(~_IN_A_CALL)
_NEXT_DUE = (
    select(func.min(tasks.c.due_at))
    .join(task_owners, task_owners.c.task_id == tasks.c.id)
    .where(task_owners.c.person_id == bindparam("owner"), _OPEN, ~_IN_A_CALL)
)


def again_at(speed: str, zone: str, now: datetime) -> datetime:
    """When what is left undone stands on a list again."""
    next_one = next_week if speed == Speed.MONDAY else next_half_day
    return next_one(now, zone, region())


def due(tx: Tx, owner: int, now: datetime) -> list[Task]:
    """What someone is to be told of now; calls have lists of their own."""
    rows = tx.every(Task, _ALONE, {"owner": owner})
    return [row for row in rows if row.due_at <= now]


def todo(tx: Tx, owner: int) -> list[Task]:
    """All that is on someone's list: the urgent first, and of these the oldest."""
    rows = tx.every(Task, _MINE, {"owner": owner})
    order = {Speed.NOW: 0, Speed.TODAY: 1, Speed.MONDAY: 2}
    return sorted(rows, key=lambda row: (order[sort_of(row.kind).speed], row.asked_at, row.id))


def have_list(tx: Tx, owner: int, now: datetime) -> None:
    """See that someone gets their list when the next of their tasks is due, if any is left."""
    due = tx.conn.scalar(_NEXT_DUE, {"owner": owner})
    waiting = (
        notices.c.person_id == owner,
        notices.c.name == LIST,
        notices.c.kind == "begin",
        notices.c.lane == int(Lane.NOTICE),
        notices.c.state == "planned",
    )
    if due is None:
        outbox.withdraw(tx, *waiting)
    elif not tx.conn.execute(update(notices).where(*waiting).values(due_at=due)).rowcount:
        outbox.post(tx, to=owner, kind="begin", name=LIST, lane=Lane.NOTICE, now=now, due_at=due)


def listed(tx: Tx, owner: int, now: datetime) -> None:
    """Someone has their list: what is left of it comes again in its own time."""
    zone = zone_of(tx.conn, owner)
    for row in due(tx, owner, now):
        values = {"listed_at": now, "due_at": again_at(sort_of(row.kind).speed, zone, now)}
        tx.conn.execute(update(tasks).where(tasks.c.id == row.id).values(**values))
    have_list(tx, owner, now)


def ready(tx: Tx, row: Notice, person: Person, now: datetime) -> bool:
    """Whether there is anything on a list whose time has come; if not, it waits for the next.

    What can wait for a Monday does not buzz. What follows on a tap goes always.
    """
    if row.lane == Lane.REPLY:
        return True
    waiting = due(tx, person.id, now)
    if not waiting:
        NOTICE.change(tx.conn, row.id, "planned", boot_id=None)
        have_list(tx, person.id, now)
        return False
    values = {"silent": all(sort_of(task.kind).speed == Speed.MONDAY for task in waiting)}
    if any(sort_of(task.kind).covered for task in todo(tx, person.id)):
        values["covered"] = True
    tx.conn.execute(update(notices).where(notices.c.id == row.id).values(**values))
    return True


def open_to_do(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Note that they have it."""
    listed(tx, actor.person_id or 0, now)
