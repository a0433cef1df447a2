"""Who leaves a group shows no page there any more."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from records.database import Tx
from records.meetings import meetings
from records.profiles import showings
from scheduler.events import Hears, Left


def show_no_page(tx: Tx, event: Left, _now: datetime) -> None:
    """Neither at meetings to come, nor at any before."""
    here = select(meetings.c.id).where(meetings.c.group_id == event.group_id)
    mine = (showings.c.person_id == event.person_id, showings.c.meeting_id.in_(here))
    tx.conn.execute(delete(showings).where(*mine))


ON: Hears = {Left: show_no_page}
