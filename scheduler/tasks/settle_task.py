"""What someone asked for is done: it is off all lists, and whoever asked is told, silently."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.tasks import Task
from records.tasks import tasks as rows
from scheduler.events import TaskSeenTo
from scheduler.post import outbox
from scheduler.post.events import happened
from scheduler.talks.acts import Order, Outcome
from scheduler.talks.answers import picked_id
from scheduler.tasks import tasks
from scheduler.tasks.sorts import CALL, SAFETY

#: it is no one's any more, or was never on their list
NOT_THEIRS = Outcome(say={"done_already": "yes"})


def settle_task(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Note that it is done; `say["done_already"]` if someone was quicker. NotAllowed."""
    task = on_their_list(tx, actor, order, "settle", now)
    if task is None or task.kind == SAFETY:  # that has a screen of its own
        return NOT_THEIRS
    happened(tx, TaskSeenTo(task.id), now)
    tasks.close(tx, rows.c.id == task.id, now=now, by=actor.person_id)
    if task.kind != CALL and task.claim_id is None:  # that it is paid is said as such
        tell_who_asked(tx, task, actor.person_id, now)
    return Outcome()


def on_their_list(tx: Tx, actor: Actor, order: Order, verb: str, now: datetime) -> Task | None:
    """The open task that was picked, if it is on the actor's list. NotAllowed."""
    which = rows.c.id == (picked_id(order.answers, "task") or 0)
    task = tx.first(Task, select(rows).where(which, rows.c.state == "open"))
    if task is None or actor.person_id not in tasks.owners_of(tx, task.id):
        return None
    allow(tx.conn, actor, verb, "task", group=task.group_id, about=task.person_id, now=now)
    return task


def tell_who_asked(tx: Tx, task: Task, by: int | None, now: datetime) -> None:
    """Tell them, silently, that it is done, and who says so."""
    outbox.tell(
        tx,
        task.person_id,
        "task_done",
        now,
        dedupe=f"task_done:{task.id}",
        parts={"task": task.id},
        about_id=by,
        silent=True,
    )
