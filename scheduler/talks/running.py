"""Which meetings are running: from half an hour before the start to half an hour after the end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select

from records.access import may
from records.database import Tx
from records.meetings import Meeting, meetings
from records.roles import As
from scheduler.talks.about import signal_row
from scheduler.talks.known import Known, fact

AROUND = timedelta(minutes=30)
#: no meeting is longer
_LONGEST = timedelta(days=1)


def running_meetings(
    tx: Tx, now: datetime, groups: Iterable[int] | None = None, *, since: datetime | None = None
) -> list[Meeting]:
    """Meetings that are running now, or were at any time since; the latest to start is first."""
    earliest = since or now
    wanted = select(meetings).where(
        meetings.c.state.in_(("planned", "held")),
        meetings.c.starts_at <= now + AROUND,
        meetings.c.starts_at >= earliest - _LONGEST,
    )
    if groups is not None:
        wanted = wanted.where(meetings.c.group_id.in_(list(groups)))
    rows = tx.every(Meeting, wanted.order_by(meetings.c.starts_at.desc()))
    return [row for row in rows if ends(row) + AROUND >= earliest]


def ends(meeting: Meeting) -> datetime:
    """When a meeting ends."""
    end: datetime = meeting.starts_at + timedelta(minutes=meeting.minutes)
    return end


def running_meeting(known: Known) -> int | None:
    """The meeting of one of this person's groups that is running now."""
    mine = [m.group_id for m in known.memberships()]
    return next((int(row.id) for row in running_meetings(known.tx, known.now, mine)), None)


@fact("meeting_is_on")
def meeting_is_on(known: Known) -> object:
    """Whether a meeting of one of this person's groups is running now."""
    return meeting_to_raise_in(known) is not None


def meeting_to_raise_in(known: Known) -> int | None:
    """The meeting that is running now, of a group in which this person may call for a break."""
    groups = [m.group_id for m in known.memberships() if may_raise(m.role)]
    rows = running_meetings(known.tx, known.now, groups) if groups else []
    return int(rows[0].id) if rows else None


def may_raise(role: str) -> bool:
    """Whether who is this in a group may call for a break there."""
    return may([As(role)], "raise", "signal")


@fact("running")
def running(known: Known) -> object:
    """Whether the signal was raised in a meeting; before it is raised, whether one is running."""
    row = signal_row(known)
    if row is not None:
        return row.meeting_id is not None
    return running_meeting(known) is not None
