"""What time alone brings about for meetings: they are over, and so is the news of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, func, select

from records.database import Tx
from records.meetings import MEETING, Meeting, meetings
from scheduler.events import Held
from scheduler.jobs import Job, first
from scheduler.meetings.news import close_talks
from scheduler.meetings.pass_phone import ask_who_ran_it
from scheduler.meetings.told_report import NEXT_OVER, say_time_is_over, time_is_over
from scheduler.post.events import happened
from scheduler.talks.running import ends

_PLANNED = meetings.c.state == "planned"
_BEGUN = select(meetings).where(_PLANNED, meetings.c.starts_at <= bindparam("now"))
#: while one is on it is looked at too
_NEXT = first(select(func.min(meetings.c.starts_at)).where(_PLANNED), meetings.c.id)


def over(tx: Tx, now: datetime) -> list[Meeting]:
    """Meetings that have ended by the clock."""
    return [row for row in tx.every(Meeting, _BEGUN, {"now": now}) if ends(row) <= now]


def hold(tx: Tx, meeting: Meeting, now: datetime) -> None:
    """A meeting is over: who ran it is asked how it was, and talks about coming end."""
    if MEETING.change(tx.conn, meeting.id, "held"):
        ask_who_ran_it(tx, meeting, now)
        happened(tx, Held(meeting.id), now)
    close_talks(tx, meeting.id)


def late_cancellations(tx: Tx, now: datetime) -> list[Meeting]:
    """Those whose time to tell people is over."""
    return list(time_is_over(tx, now))


JOBS = (
    Job(
        "late cancellations",
        late_cancellations,
        say_time_is_over,
        NEXT_OVER,
        "nobody waits for it",
    ),
    Job("meetings that are over", over, hold, _NEXT, "nobody waits for it"),
)
