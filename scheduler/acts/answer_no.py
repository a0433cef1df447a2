"""After a no: the notes, to be left in peace for a while, or nothing at all."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.acts import Order
from scheduler.acts.notes_on_coming import add_needs


def answer_no(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep the wish."""
    add_needs(tx, actor, order.meeting_id, no_more=order.words("no_more"))
