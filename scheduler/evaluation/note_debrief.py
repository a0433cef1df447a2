"""What the debrief heard: kept with the meeting, as soon as it is given."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.meetings.who_comes import add_needs
from scheduler.talks.acts import Order


def note_debrief(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep it, sealed with the person's key, for what is kept of them."""
    heard = {name: order.words(name) for name in ("how", "well", "better", "claim")}
    add_needs(tx, actor, order.meeting_id, debrief=heard)
