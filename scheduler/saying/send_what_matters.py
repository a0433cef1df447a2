"""What matters most to someone who is not at a meeting, for the facilitators (CH, 200)."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.talks.acts import Order
from scheduler.talks.passing_on.quotes import pass_on


def send_what_matters(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post a line to each facilitator, as `send_thought` does."""
    pass_on(tx, actor, order, now, "matters")
