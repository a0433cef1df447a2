"""A reminder that is due, and its meeting called off: what tests of cancelling begin with."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete

from records.access import Actor
from records.notices import notices
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.post.asking import Planned, post_planned
from scheduler.post.times import FULL_DAY
from scheduler.talks.acts import Order
from tests.home import MEETING_AT, START, Home


def remind(home: Home, now: Any) -> tuple[int, int]:
    """A meeting, and Kit's reminder that is due now; their ids."""
    meeting_id = home.meets(now=START)
    with home.database.transaction() as tx:
        tx.conn.execute(delete(notices))
        check_in = Planned("check_in", now, MEETING_AT - FULL_DAY)
        post_planned(tx, check_in, home.ids["Kit"], now, meeting_id=meeting_id)
    (row,) = home.rows(notices)
    return meeting_id, row.id


def cancel(home: Home, meeting_id: int, now: Any) -> None:
    """Jo calls the meeting off."""
    with home.database.transaction() as tx:
        order = Order(answers={"which": str(meeting_id), "why": "ill"})
        cancel_meeting(tx, Actor(home.ids["Jo"]), order, now)
