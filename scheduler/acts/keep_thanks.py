"""Thanks in the words of whoever ran a meeting: people read them with the debrief (STK:41)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from records.access import Actor, allow
from records.database import Tx
from records.groups import groups
from records.meetings import meetings
from scheduler.acts import Order


def keep_thanks(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Write them on the meeting's card. NotAllowed."""
    meeting = tx.conn.execute(select(meetings).where(meetings.c.id == order.meeting_id)).one()
    allow(tx.conn, actor, "change", "meeting", group=meeting.group_id)
    key = str(tx.conn.scalar(select(groups.c.key_id).where(groups.c.id == meeting.group_id)))
    card = tx.unseal(key, "meeting.card", meeting.card)
    sealed = tx.seal(key, "meeting.card", {**card, "thanks": order.words("say_thanks")})
    tx.conn.execute(update(meetings).where(meetings.c.id == meeting.id).values(card=sealed))
