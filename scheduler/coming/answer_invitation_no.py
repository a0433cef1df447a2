"""“I am not coming”, said from a reminder."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.meetings.who_comes import answer
from scheduler.talks.acts import Order


def answer_invitation_no(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Save a no. No reason is asked or kept."""
    answer(tx, actor, order.meeting_id or 0, "no", now)
