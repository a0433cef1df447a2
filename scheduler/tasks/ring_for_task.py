"""Someone is about to ring: the list with the number, and what is safe, follows."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.phone_calls.queue import post_list
from scheduler.talks.acts import Order
from scheduler.tasks.settle_task import on_their_list


def ring_for_task(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post the list of calls, beginning with whoever this task is about. NotAllowed."""
    task = on_their_list(tx, actor, order, "settle", now)
    if task is not None:
        post_list(tx, actor.person_id or 0, now, about=task.person_id, silent=True)
