"""The list of what someone is to do begins: what is left of it comes again in its own time."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.talks.acts import Order
from scheduler.tasks.tasks import listed


def open_to_do(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Note that they have it."""
    listed(tx, actor.person_id or 0, now)
