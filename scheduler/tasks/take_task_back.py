"""Whoever asked for something needs it no more: it is off all lists, and they are told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.tasks import tasks as rows
from scheduler.post import outbox
from scheduler.talks.acts import Order, Outcome
from scheduler.talks.answers import picked_id
from scheduler.tasks import requests, tasks
from scheduler.tasks.settle_task import NOT_THEIRS
from scheduler.tasks.sorts import CALL, SAFETY


def take_task_back(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Take one's own request back; `say["done_already"]` if it is seen to by now. NotAllowed."""
    which = rows.c.id == (picked_id(order.answers, "asked_for") or 0)
    task = tx.conn.execute(select(rows).where(which)).first()
    if task is None or task.claim_id is not None or task.kind in (CALL, SAFETY):
        return NOT_THEIRS
    allow(tx.conn, actor, "take_back", "task", group=task.group_id, about=task.person_id, now=now)
    owners = tasks.owners_of(tx, task.id)
    if not requests.take_back(tx, task.id, now):
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
