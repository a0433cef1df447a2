"""Someone else sees to what a person asked for: it moves to their list."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from records.access import Actor
from records.database import Tx
from records.people import Person
from records.tasks import tasks as rows
from scheduler.events import TaskHandedOn
from scheduler.post.events import happened
from scheduler.talks.acts import Order, Outcome, Refused
from scheduler.talks.known import Known
from scheduler.tasks import tasks
from scheduler.tasks.facts import to_take
from scheduler.tasks.settle_task import NOT_THEIRS, on_their_list
from scheduler.tasks.sorts import SAFETY


def pass_task(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Move it to the list of the one who was picked. Refused for who can't take it. NotAllowed."""
    task = on_their_list(tx, actor, order, "pass", now)
    if task is None or task.kind == SAFETY:  # whoever is on it hands it back there
        return NOT_THEIRS
    person = tx.get(Person, actor.person_id)
    able = to_take(Known(tx, person, now, answers=order.answers))
    to = next((int(key) for key, _ in able if key == order.words("task_to")), None)
    if to is None:
        raise Refused("OLD_BUTTON")
    tx.conn.execute(update(rows).where(rows.c.id == task.id).values(wanted_id=to))
    happened(tx, TaskHandedOn(task.id, to), now)
    tasks.settle(tx, now, rows.c.id == task.id)
    return Outcome()
