"""Whether someone was at the door of a meeting that was off, and how many they met there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.meetings import meetings
from scheduler.meetings.told_report import note_at_the_door
from scheduler.talks.acts import Order


def note_door(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Write it on the meeting's card, and end the cancellation if someone was. NotAllowed."""
    meeting = tx.conn.execute(select(meetings).where(meetings.c.id == order.meeting_id)).one()
    allow(tx.conn, actor, "note", "door", group=meeting.group_id)
    met = order.words("met")
    number = int(met) if met.isdecimal() else 0
    note_at_the_door(tx, meeting, order.words("was_there"), number, now)
