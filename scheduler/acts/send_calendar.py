"""A meeting for someone's own calendar: sent when they ask, and when they hear it changed."""

from __future__ import annotations

from datetime import datetime
from secrets import token_hex

from sqlalchemy import insert, select

from records.access import Actor, allow
from records.calendars import entries
from records.database import Tx
from records.meetings import meetings
from scheduler import outbox
from scheduler.acts import Order, Refused


def send_calendar(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Send the file, and note that they have it. Refused once the meeting is off. NotAllowed."""
    meeting_id = order.meeting
    meeting = tx.conn.execute(select(meetings).where(meetings.c.id == meeting_id)).first()
    if meeting is None or meeting.state != "planned":
        raise Refused("MEETING_IS_OFF")
    allow(tx.conn, actor, "see", "meeting", group=meeting.group_id)
    person_id = actor.person_id or 0
    if not _has_it(tx, meeting_id, person_id):
        tx.conn.execute(
            insert(entries).values(
                meeting_id=meeting_id, person_id=person_id, uid=token_hex(16), taken_at=now
            )
        )
    calendar_follows(tx, meeting_id, person_id, now)


def calendar_follows(tx: Tx, meeting_id: int, person_id: int, now: datetime) -> None:
    """Send the file as it is now to who has an older one; nothing to who never asked for it."""
    if not _has_it(tx, meeting_id, person_id):
        return
    outbox.post(
        tx,
        to=person_id,
        kind="note",
        name="calendar",
        now=now,
        meeting_id=meeting_id,
    )


def _has_it(tx: Tx, meeting_id: int, person_id: int) -> bool:
    found = tx.conn.scalar(
        select(entries.c.id).where(
            entries.c.meeting_id == meeting_id, entries.c.person_id == person_id
        )
    )
    return found is not None
