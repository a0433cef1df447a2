"""What becomes of fares when a meeting is off or moved, or someone stays away."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.database import Tx
from records.meetings import meetings
from records.people import Row
from scheduler.fares.claims import move_ahead, not_ahead
from scheduler.seams import Event, Hears, Moved, Off, StaysAway


def _meeting(tx: Tx, event: Event) -> Row:
    return tx.conn.execute(select(meetings).where(meetings.c.id == event.meeting_id)).one()


def no_one_needs_it(tx: Tx, event: Event, _now: datetime) -> None:
    """Nobody, or not this one, needs a fare for the meeting beforehand."""
    not_ahead(tx, _meeting(tx, event), event.person_id)


def pay_by_another_day(tx: Tx, event: Event, now: datetime) -> None:
    """The day by which fares are paid moves with the meeting."""
    meeting = _meeting(tx, event)
    move_ahead(tx, meeting.id, event.was or meeting.starts_at, meeting.starts_at, now)


ON: Hears = {Off: no_one_needs_it, StaysAway: no_one_needs_it, Moved: pay_by_another_day}
