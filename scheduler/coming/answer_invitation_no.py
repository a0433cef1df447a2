"""“I am not coming”, or “I am unwell”, said from a reminder."""

from __future__ import annotations

from datetime import datetime

from conversations.meetings.cannot_come import CANNOT_COME
from records.access import Actor
from records.database import Tx
from scheduler.coming.earlier_questions import close_earlier
from scheduler.meetings.who_comes import answer
from scheduler.talks.acts import Order


def answer_invitation_no(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Save it. No reason is asked or kept."""
    unwell = "unwell" in (order.words("feeling"), order.words(CANNOT_COME))
    said = "unwell" if unwell else "no"
    answer(tx, actor, order.meeting, said, now)
    close_earlier(tx, actor, order, said)
