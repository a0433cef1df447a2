"""What becomes of fares when a meeting is off or moved, or someone stays away."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.database import Tx
from records.meetings import meetings
from records.people import Row
from scheduler.fares.claims import move_ahead, not_ahead
from scheduler.seams import Hears, Moved, Off, StaysAway


def _meeting(tx: Tx, meeting_id: int) -> Row:
    return tx.conn.execute(select(meetings).where(meetings.c.id == meeting_id)).one()


def no_one_needs_it(tx: Tx, event: Off, _now: datetime) -> None:
    """Nobody needs a fare for the meeting beforehand."""
    not_ahead(tx, _meeting(tx, event.meeting_id))


def they_need_none(tx: Tx, event: StaysAway, _now: datetime) -> None:
    """This one needs no fare for it."""
    not_ahead(tx, _meeting(tx, event.meeting_id), event.person_id)


def pay_by_another_day(tx: Tx, event: Moved, now: datetime) -> None:
    """The day by which fares are paid moves with the meeting."""
    meeting = _meeting(tx, event.meeting_id)
    move_ahead(tx, meeting.id, event.was, meeting.starts_at, now)


ON: Hears = {Off: no_one_needs_it, StaysAway: they_need_none, Moved: pay_by_another_day}
