"""A word from someone who is not coming: only after they heard that it says so (CH:148)."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.talks.acts import Order
from scheduler.talks.passing_on.quotes import pass_on


def send_apology(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post it to each facilitator, if that is what they want known; as `send_thought` does."""
    if order.words("lets_know") == "yes":
        pass_on(tx, actor, order, now, "regrets")
