"""Someone chooses when they may be written to: what is planned for them already moves there.

So does what was planned while they joined, before they could choose. What is urgent, a signal, or
of use only at a time of its own stays where it is, and nothing is moved past its deadline.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select, update

from conversations.registry import ALL
from records.database import Tx
from records.meetings import Meeting
from records.notices import Lane, Notice, notices
from records.people import Person
from scheduler import house
from scheduler.meetings.planner import IN_HAND, plan_of
from scheduler.post.times import last_awake, next_awake
from scheduler.talks.digest import digests
from scheduler.talks.turns.played import is_played


def move_to_their_hours(tx: Tx, person: Person, now: datetime) -> None:
    """Move all that is planned for someone, and waits for their hours, to those they have now."""
    digests.move(tx, person, now)
    for row in _waiting(tx, person):
        due_at = _due(tx, row, person, now)
        if due_at != row.due_at:
            mine = notices.c.id == row.id
            tx.conn.execute(update(notices).where(mine).values(due_at=due_at))


def _waiting(tx: Tx, person: Person) -> Iterator[Notice]:
    """What has not begun, and waits for this person's hours."""
    found = select(notices).where(
        notices.c.person_id == person.id,
        notices.c.state == "planned",
        notices.c.act == "send",
        notices.c.kind.in_(("begin", "note")),
        notices.c.lane.in_((Lane.NOTICE, Lane.BROADCAST)),
        notices.c.signal_id.is_(None),
        notices.c.budgeted | house.is_named(notices.c.name, "in_their_hours"),
        ~house.is_named(notices.c.name, "all_day"),
    )
    for row in tx.every(Notice, found.order_by(notices.c.id)):
        urgent = row.name in ALL and ALL[row.name].urgent
        if not urgent and not is_played(row):
            yield row


def _due(tx: Tx, row: Notice, person: Person, now: datetime) -> datetime:
    """When it goes now: as if it were planned anew, or else in the first of their hours."""
    planned = _planned_anew(tx, row, person, now)
    due = next_awake(max(row.due_at, now), person.hours, person.zone)
    wanted = due if planned is None or planned < now else planned
    if row.deadline is None or wanted < row.deadline:
        return wanted
    before: datetime = row.due_at
    last = last_awake(row.deadline - IN_HAND, person.hours, person.zone)
    return last if last > now else before


def _planned_anew(tx: Tx, row: Notice, person: Person, now: datetime) -> datetime | None:
    """When it would go if its meeting had been made now; None if it is not of a meeting's plan."""
    meeting = tx.find(Meeting, row.meeting_id)
    if meeting is None or meeting.state != "planned" or not row.budgeted:
        return None
    return next((p.due_at for p in plan_of(tx, meeting, person, now) if p.name == row.name), None)
