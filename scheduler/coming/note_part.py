"""For which part of a meeting someone comes."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.meetings.who_comes import add_needs
from scheduler.talks.acts import Order


def note_part(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep it with the meeting, for those who prepare it."""
    add_needs(tx, actor, order.meeting, part=order.words("part"))
