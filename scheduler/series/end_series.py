"""A series ends: what comes after one of its meetings is off too, and said with that one."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from records.meetings import MEETING, Meeting
from records.series import SERIES
from scheduler.events import Off
from scheduler.meetings.news import close_talks
from scheduler.meetings.planner import withdraw_plan
from scheduler.post.events import happened
from scheduler.series.series import following


def end_series(tx: Tx, meeting: Meeting, now: datetime) -> int:
    """Call off all that follows a meeting in its series, without a word of its own; how many."""
    SERIES.change(tx.conn, meeting.series_id or 0, "ended", make_at=None)
    off = 0
    for later in following(tx, meeting):
        if MEETING.change(tx.conn, later.id, "cancelled", cancelled_at=now, late=False):
            withdraw_plan(tx, later.id)
            close_talks(tx, later.id)
            happened(tx, Off(later.id), now)
            MEETING.change(tx.conn, later.id, "all_told")
            off += 1
    return off
