"""What reaches someone by voice: a notice becomes a call on the list of whoever is to ring.

A person without a phone costs two calls a meeting, no more: the first notice before a meeting
takes the others along into one call, and so does the first one after it. A change and a
cancellation are calls of their own. What is worth no call is said when there is another.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import insert, select, update

from records.calls import Call, calls
from records.database import Tx
from records.meetings import Meeting
from records.notices import NOTICE, Lane, Notice, notices
from records.people import Hours, Person, Role, Way, memberships, zone_of
from scheduler import house
from scheduler.kinds import Family
from scheduler.phone_calls.callers import caller_of
from scheduler.phone_calls.queue import have_listed
from scheduler.post import reach
from scheduler.post.help_now import region
from scheduler.post.sending import outcomes
from scheduler.post.times import FULL_DAY, next_awake
from scheduler.post.working_days import at_work, last_half_day
from scheduler.tasks import tasks
from scheduler.tasks.sorts import CALL

#: of these there is one call before a meeting, and one after it
_ONE_CALL = (Family.BEFORE, Family.AFTER)
#: whoever was rung so shortly before a meeting is not rung about it again
RUNG_BEFORE = timedelta(days=7)
#: how long one is still asked how it was; how long what is worth no call waits for another
STILL_ASKED, RIDES_ALONG = timedelta(days=14), timedelta(days=60)
#: kept in hand before the 24 hour mark
_IN_HAND = timedelta(hours=2)


class When(NamedTuple):
    """From when on someone is to be rung, and until when it is of use."""

    due: datetime
    deadline: datetime
    best_by: datetime | None = None  #: the 24 hour mark, where it is still ahead
    urgent: bool = False  #: now, whatever the time


def put_on_list(tx: Tx, row: Notice, person: Person, now: datetime) -> bool:
    """Have someone rung about a notice, and about what else belongs in the same call.

    False if there is nobody to ring them, or if it is not safe to: nobody who has said so is ever
    put on a list. Whoever is no co-producer is not looked after so.
    """
    meeting = _meeting(tx, row.meeting_id)
    group_id = _group(tx, person.id, meeting)
    if group_id is None:
        return False
    family = house.kind(row.name).call.family
    if row.lane == Lane.REPLY or family is Family.NONE:
        return True
    if not reach.safe_to_ring(tx, person):
        return False
    others: list[Notice] = []
    if meeting is not None and family in _ONE_CALL:
        if _rung_already(tx, person.id, meeting, family):
            return True
        if family is Family.BEFORE and meeting.starts_at <= now:
            return False
        others = _taken_along(tx, row, person, now)
    when = _when([row, *others], meeting, now)
    done = [
        _put(tx, one.name, group_id, meeting, person.id, when, now, one.id)
        for one in (row, *others)
    ]
    return any(done)


def ring_about(
    tx: Tx, name: str, meeting: Meeting, person: Person, when: When, now: datetime
) -> bool:
    """Have someone rung about news of a meeting, at a time set, unless they know by then.

    False if that is not safe, or there is nobody to ring them.
    """
    if not reach.safe_to_ring(tx, person):
        return False
    return _put(tx, name, meeting.group_id, meeting, person.id, when, now)


def _put(
    tx: Tx,
    name: str,
    group_id: int,
    meeting: Meeting | None,
    person_id: int,
    when: When,
    now: datetime,
    notice_id: int | None = None,
) -> bool:
    meeting_id = meeting.id if meeting is not None else None
    mine = (calls.c.person_id == person_id, calls.c.name == name, calls.c.state == "open")
    standing = tx.first(
        Call, select(calls).where(*mine, calls.c.meeting_id.is_not_distinct_from(meeting_id))
    )
    caller = caller_of(tx, person_id, group_id, now, urgent=when.urgent)
    if standing is not None:
        caller = standing.caller_id
        due = min(standing.due_at, _in_their_day(tx, caller, name, when, now))
        values = {"due_at": due, "urgent": standing.urgent or when.urgent}
        tx.conn.execute(update(calls).where(calls.c.id == standing.id).values(**values))
    elif caller is not None:
        done = tx.conn.execute(
            insert(calls).values(
                person_id=person_id,
                caller_id=caller,
                group_id=group_id,
                meeting_id=meeting_id,
                notice_id=notice_id,
                name=name,
                urgent=when.urgent,
                made_at=now,
                due_at=_in_their_day(tx, caller, name, when, now),
                deadline=when.deadline,
            )
        )
        (call_id,) = done.inserted_primary_key or (0,)
        tasks.open_task(
            tx,
            CALL,
            person_id=person_id,
            group_id=group_id,
            meeting_id=meeting_id,
            call_id=call_id,
            now=now,
            key=f"call:{call_id}",
        )
    if caller is not None:
        have_listed(tx, caller, now)
    return caller is not None


def _when(rows: list[Notice], meeting: Meeting | None, now: datetime) -> When:
    """When to ring about these notices of one family."""
    family = house.kind(rows[0].name).call.family
    if family is Family.ASKING and rows[0].deadline is not None:
        return When(max(rows[0].due_at, now), rows[0].deadline)
    if meeting is None or family not in (*_ONE_CALL, Family.NEWS):
        return When(now + RIDES_ALONG, now + RIDES_ALONG)
    if family is Family.AFTER:
        return When(now, now + STILL_ASKED)
    ends = [row.deadline for row in rows if row.deadline is not None and row.deadline > now]
    best_by = min(ends, default=None)
    if family is Family.NEWS:
        last = best_by or meeting.starts_at
        return When(now, last, urgent=last - now < FULL_DAY)
    say_more = (row for row in rows if not house.kind(row.name).call.unless or len(rows) == 1)
    due = max(row.due_at for row in say_more)
    return When(max(due, now), meeting.starts_at, best_by)


def _in_their_day(tx: Tx, caller_id: int, name: str, when: When, now: datetime) -> datetime:
    """The time to ring in the caller's own day; what is urgent is for now, whatever the time."""
    zone = zone_of(tx.conn, caller_id)
    if when.urgent or when.due == when.deadline:
        return when.due
    last = when.best_by or when.deadline
    if house.kind(name).call.family is Family.NEWS:
        due = next_awake(when.due, Hours.ANY, zone)
        return due if due <= last else when.due
    due = at_work(when.due, zone, region())
    if due <= last - _IN_HAND:
        return due
    earlier = last_half_day(last - _IN_HAND, zone, region())
    soon = next_awake(now, Hours.ANY, zone)
    return earlier if earlier >= now else soon if soon <= last else when.due


def _taken_along(tx: Tx, row: Notice, person: Person, now: datetime) -> list[Notice]:
    """What else is planned for a person before a meeting, or after it: it goes by this call."""
    family = house.in_family(house.kind(row.name).call.family)
    found = tx.every(
        Notice,
        select(notices)
        .where(
            notices.c.person_id == person.id,
            notices.c.meeting_id == row.meeting_id,
            notices.c.name.in_(family),
            notices.c.kind == "begin",
            notices.c.state == "planned",
            notices.c.id != row.id,
        )
        .order_by(notices.c.due_at, notices.c.id),
    )
    taken = [one for one in found if reach.way_for(tx, one, person) == Way.CALL]
    for one in taken:
        NOTICE.change(tx.conn, one.id, "sending")
        outcomes.accepted(tx, one, now, person.language, None, Way.CALL)
    return taken


def _rung_already(tx: Tx, person_id: int, meeting: Meeting, family: Family) -> bool:
    """Whether the one call before a meeting, or after it, has been."""
    since = meeting.starts_at - RUNG_BEFORE
    found = tx.conn.scalar(
        select(calls.c.id)
        .where(
            calls.c.person_id == person_id,
            calls.c.meeting_id == meeting.id,
            calls.c.name.in_(house.in_family(family)),
            calls.c.state == "told",
            calls.c.ended_at >= since,
        )
        .limit(1)
    )
    return found is not None


def _meeting(tx: Tx, meeting_id: int | None) -> Meeting | None:
    return tx.find(Meeting, meeting_id)


def _group(tx: Tx, person_id: int, meeting: Meeting | None) -> int | None:
    """The group in which someone is looked after: only they are rung."""
    mine = (memberships.c.person_id == person_id, memberships.c.role == Role.CO_PRODUCER)
    here = (memberships.c.group_id == meeting.group_id,) if meeting is not None else ()
    found: int | None = tx.conn.scalar(
        select(memberships.c.group_id).where(*mine, *here).order_by(memberships.c.id).limit(1)
    )
    return found
