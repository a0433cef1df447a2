"""Someone asks for a person: it becomes a task; to be rung, a call that stands on it as well."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.tasks import Task
from records.tasks import tasks as task_rows
from scheduler import house, ports
from scheduler.kinds import Family
from scheduler.post import outbox
from scheduler.talks.acts import Order, Outcome
from scheduler.talks.answers import picked_id
from scheduler.tasks import tasks
from scheduler.tasks.settle_task import NOT_THEIRS
from scheduler.tasks.sorts import CALL
from scheduler.tasks.sorts_brought import sort_of


def ask_for(
    tx: Tx, kind: str, *, person_id: int, group_id: int, now: datetime, key: str, **about: Any
) -> int:
    """Open the task for what someone has asked for; its id. As `tasks.open_task`."""
    who: dict[str, Any] = {"person_id": person_id, "group_id": group_id}
    if house.kind(kind).call.family is not Family.ASKED_FOR or _standing(
        tx, kind, person_id, group_id
    ):
        return tasks.open_task(tx, kind, **who, now=now, key=key, **about)
    call_id = ports.ring_as_asked(tx, kind, person_id, group_id, now)
    return tasks.open_task(tx, kind, **who, now=now, key=key, call_id=call_id, **about)


def _standing(tx: Tx, kind: str, person_id: int, group_id: int) -> bool:
    which = (task_rows.c.person_id == person_id, task_rows.c.group_id == group_id)
    mine = select(task_rows.c.id).where(*which, task_rows.c.kind == kind)
    return tx.conn.scalar(mine.where(task_rows.c.state == "open").limit(1)) is not None


def take_back(tx: Tx, task_id: int, now: datetime) -> bool:
    """Whoever asked needs it no more; False if it was seen to already."""
    return bool(tasks.close(tx, task_rows.c.id == task_id, now=now, to="taken_back"))


def ask_no_more(tx: Tx, talk_id: int, path: str, now: datetime) -> None:
    """Take back what was asked for with this line of a talk."""
    asked = select(task_rows.c.id).where(task_rows.c.talk_id == talk_id, task_rows.c.path == path)
    for task_id in list(tx.conn.scalars(asked.where(task_rows.c.state == "open"))):
        take_back(tx, task_id, now)


def take_task_back(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Take one's own request back; `say["done_already"]` if it is seen to by now. NotAllowed."""
    which = task_rows.c.id == (picked_id(order.answers, "asked_for") or 0)
    task = tx.first(Task, select(task_rows).where(which))
    if task is None or task.kind == CALL or sort_of(task.kind).stays:
        return NOT_THEIRS
    allow(tx.conn, actor, "take_back", "task", group=task.group_id, about=task.person_id, now=now)
    owners = tasks.owners_of(tx, task.id)
    if not take_back(tx, task.id, now):
        return NOT_THEIRS
    for owner in owners:
        outbox.tell(
            tx,
            owner,
            "task_taken_back",
            now,
            dedupe=f"task_taken_back:{task.id}:{owner}",
            parts={"task": task.id},
            about_id=task.person_id,
            silent=True,
        )
    return Outcome()
