"""Others who come to a meeting may read someone's name: only with their yes, for this meeting."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.meetings.who_comes import add_needs
from scheduler.talks.acts import Order


def show_name(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep the yes with the meeting; a no in “My meetings” takes it back."""
    add_needs(tx, actor, order.meeting, by_name=order.words("coming_again") != "no_name")
