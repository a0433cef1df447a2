"""Someone opens a worry from their list: what asks them to act comes once more, uncovered."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from records.notices import Lane
from scheduler.post import outbox
from scheduler.safety.worry_rows import ALERT
from scheduler.talks.acts import Order
from scheduler.tasks.settle_task import on_their_list
from scheduler.tasks.sorts import SAFETY


def look_at_worry(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post it to them, if it is on their list. NotAllowed."""
    task = on_their_list(tx, actor, order, "settle", now)
    if task is None or task.kind != SAFETY:
        return
    outbox.post(
        tx,
        to=actor.person_id,
        kind="begin",
        name=ALERT,
        lane=Lane.REPLY,
        now=now,
        dedupe=f"{ALERT}:{task.worry_id}:{actor.person_id}:list:{order.talk_id}:{now.isoformat()}",
        worry_id=task.worry_id,
    )
