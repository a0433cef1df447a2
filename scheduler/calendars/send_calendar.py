"""A meeting for someone's own calendar: sent when they ask, and when they hear it changed."""

from __future__ import annotations

from datetime import datetime
from secrets import token_hex

from sqlalchemy import insert, select

from records.access import Actor, allow
from records.calendars import entries, series_entries
from records.database import Tx
from records.meetings import Meeting
from scheduler.post import outbox
from scheduler.talks.acts import Order, Refused


def send_calendar(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Send the file, and note that they have it. Refused once the meeting is off. NotAllowed.

    With `calendar_all` it is the whole series.
    """
    meeting_id = order.meeting
    meeting = tx.find(Meeting, meeting_id)
    if meeting is None or meeting.state != "planned":
        raise Refused("MEETING_IS_OFF")
    allow(tx.conn, actor, "see", "meeting", group=meeting.group_id)
    person_id = actor.person_id or 0
    mine = {"person_id": person_id, "uid": token_hex(16), "taken_at": now}
    wants_all = "calendar_all" in (order.words("coming_again"), order.words("for_staff"))
    if wants_all and meeting.series_id is not None:
        if not _has_all(tx, meeting, person_id):
            tx.conn.execute(insert(series_entries).values(series_id=meeting.series_id, **mine))
        _send(tx, "calendar_all", meeting_id, person_id, now)
        return
    if not _has_it(tx, meeting_id, person_id):
        tx.conn.execute(insert(entries).values(meeting_id=meeting_id, **mine))
    _send(tx, "calendar", meeting_id, person_id, now)


def calendar_follows(tx: Tx, meeting_id: int, person_id: int, now: datetime) -> None:
    """Send the file as it is now to who has an older one; nothing to who never asked for it."""
    this_one_follows(tx, meeting_id, person_id, now)
    meeting = tx.get(Meeting, meeting_id)
    if _has_all(tx, meeting, person_id):
        _send(tx, "calendar_all", meeting_id, person_id, now)


def this_one_follows(tx: Tx, meeting_id: int, person_id: int, now: datetime) -> None:
    """As `calendar_follows`, for a meeting that was taken on its own."""
    if _has_it(tx, meeting_id, person_id):
        _send(tx, "calendar", meeting_id, person_id, now)


def _send(tx: Tx, name: str, meeting_id: int, person_id: int, now: datetime) -> None:
    outbox.post(tx, to=person_id, kind="note", name=name, now=now, meeting_id=meeting_id)


def _has_it(tx: Tx, meeting_id: int, person_id: int) -> bool:
    mine = (entries.c.meeting_id == meeting_id, entries.c.person_id == person_id)
    return tx.conn.scalar(select(entries.c.id).where(*mine)) is not None


def _has_all(tx: Tx, meeting: Meeting, person_id: int) -> bool:
    mine = (
        series_entries.c.series_id == meeting.series_id,
        series_entries.c.person_id == person_id,
    )
    return tx.conn.scalar(select(series_entries.c.id).where(*mine)) is not None
