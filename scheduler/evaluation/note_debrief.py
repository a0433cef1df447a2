"""What the debrief heard: kept with the meeting, its free words shown to staff as was said."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.meetings.who_comes import add_needs
from scheduler.talks.acts import Order
from scheduler.talks.passing_on.quotes import pass_on


def note_debrief(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep the words, sealed with the person's key, and pass them on."""
    heard = {name: order.words(name) for name in ("how", "well", "better", "claim")}
    add_needs(tx, actor, order.meeting_id, debrief=heard)
    said = [f"debrief_{name}" for name in ("well", "better") if heard[name]]
    if said:
        pass_on(tx, actor, order, now, *said)
