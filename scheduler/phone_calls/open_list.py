"""A list of people to ring begins: with whom, and what else is on it; or with a task's own."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor
from records.database import Tx
from records.talks import talks
from scheduler.phone_calls.queue import due_calls, have_listed, listed, post_list
from scheduler.talks.acts import Order, Outcome
from scheduler.tasks.settle_task import on_their_list


def open_list(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """The talk is about the most urgent call, unless another was picked that is still open."""
    waiting = due_calls(tx, actor.person_id or 0, now)
    picked = tx.conn.scalar(select(talks.c.about_id).where(talks.c.id == order.talk_id))
    first = next((call for call in waiting if call.person_id == picked), None)
    first = first or next(iter(waiting), None)
    listed(tx, actor.person_id or 0, now)
    have_listed(tx, actor.person_id or 0, now)  # what is due later comes even if this is left
    if first is None:
        return Outcome()
    return Outcome(meeting_id=first.meeting_id, about_id=first.person_id)


def ring_for_task(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post the list of calls, beginning with whoever this task is about. NotAllowed."""
    task = on_their_list(tx, actor, order, "settle", now)
    if task is not None:
        post_list(tx, actor.person_id or 0, now, about=task.person_id, silent=True)
