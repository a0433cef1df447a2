"""Something a person wants said, passed on to the facilitators in their own words (CH, 89)."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.talks.acts import Order
from scheduler.talks.passing_on.quotes import pass_on


def send_thought(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post a line to each facilitator; the words stay sealed in the talk until they are said."""
    pass_on(tx, actor, order, now, "thought")
