"""A facilitator's digest: one message each working day, with what does not interrupt (W:13).

What is for the digest is a row of its own, posted in the transaction of what caused it, in a
lane that is never sent. The digest gathers the rows that wait; its message settles them. So
nothing is lost between the two, and nothing is told both ways.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, bindparam, select, update

from records.database import Tx
from records.meetings import Meeting, meetings
from records.notices import Lane, Notice, notices, of_group
from records.people import RUNS, Person, memberships
from scheduler import house
from scheduler.decisions import ToDecide
from scheduler.post import outbox
from scheduler.post.help_now import region
from scheduler.post.times import at_local, local_day, window
from scheduler.post.working_days import next_working
from scheduler.talks.cards import card_of
from scheduler.talks.digest.decisions import to_decide
from scheduler.talks.digest.digest_facts import says_something
from scheduler.talks.known import Known

NAME = "digest"
#: the choice of someone who would rather hear of each thing when it is said
AT_ONCE = "at_once"
_STATE = select(notices.c.state).where(notices.c.dedupe == bindparam("key"))
_RUNS_A_GROUP = (
    select(memberships.c.id)
    .where(
        memberships.c.person_id == bindparam("person_id"),
        memberships.c.role.in_(RUNS),
    )
    .limit(1)
)


def post(tx: Tx, *, to: int, now: datetime, meeting_id: int | None = None, **row: Any) -> None:
    """Post a line for one of the staff: in their next digest; now, silently, if it can't wait."""
    person = tx.get(Person, to)
    due = waits_until(tx, person, meeting_id, now)
    if due is None:
        outbox.post(
            tx, to=to, lane=Lane.NOTICE, now=now, meeting_id=meeting_id, **{"silent": True, **row}
        )
        return
    row.pop("silent", None)
    outbox.post(tx, to=to, lane=Lane.DIGEST, now=now, due_at=due, meeting_id=meeting_id, **row)
    plan(tx, person, due, now)


def waits_until(tx: Tx, person: Person, meeting_id: int | None, now: datetime) -> datetime | None:
    """When this person hears it with their digest; None if they hear it now.

    They do if they get no digest, chose so, or the meeting it is about starts before then.
    """
    if tx.conn.scalar(_RUNS_A_GROUP, {"person_id": person.id}) is None:
        return None
    if card_of(tx, person).get("news") == AT_ONCE:
        return None
    due = next_digest(tx, person, now)
    meeting = tx.find(Meeting, meeting_id)
    if meeting is None or meeting.state != "planned":
        return due
    return None if now < meeting.starts_at <= due else due


def next_digest(tx: Tx, person: Person, now: datetime) -> datetime:
    """When their next digest is due: in the morning of a working day, in their own hours."""
    opens, _ = window(person.hours)
    moment = now
    while True:
        due = next_working(moment, (opens,), person.zone, region())
        assert due is not None  # noqa: S101 - no region keeps holidays for two weeks on end
        if tx.conn.scalar(_STATE, {"key": key(person, due)}) in (None, "planned"):
            return due
        moment = local_day(due, person.zone) + timedelta(days=1, hours=2)


def key(person: Person, due: datetime) -> str:
    """With which key a digest is posted, one a day: it names the local day."""
    return f"{NAME}:{person.id}:{local_day(due, person.zone).isoformat()}"


def plan(tx: Tx, person: Person, due: datetime, now: datetime) -> None:
    """Plan the digest of that day, once."""
    outbox.post(
        tx,
        to=person.id,
        kind="begin",
        name=NAME,
        lane=Lane.NOTICE,
        now=now,
        due_at=due,
        dedupe=key(person, due),
    )


def plan_next(tx: Tx, person: Person, now: datetime) -> None:
    """Plan the next digest: it goes only if there is something to tell by then."""
    plan(tx, person, next_digest(tx, person, now), now)


def move(tx: Tx, person: Person, now: datetime) -> None:
    """Their hours are others now: a digest that is planned comes on its day, in those hours.

    If they are over on that day, it comes with the next one.
    """
    opens, _ = window(person.hours)
    mine = (notices.c.person_id == person.id, notices.c.state == "planned")
    for row in tx.every(Notice, select(notices).where(*mine, notices.c.name == NAME)):
        due = at_local(_day(row.due_at, person.zone), opens.isoformat(), person.zone)
        in_it = (*mine, notices.c.lane == int(Lane.DIGEST), notices.c.due_at == row.due_at)
        if due > now:
            tx.conn.execute(update(notices).where(notices.c.id == row.id).values(due_at=due))
        else:
            outbox.withdraw(tx, notices.c.id == row.id)
            due = next_digest(tx, person, now)
            plan(tx, person, due, now)
        tx.conn.execute(update(notices).where(*in_it).values(due_at=due))


def _day(moment: datetime, zone: str) -> str:
    return moment.astimezone(ZoneInfo(zone)).date().isoformat()


def gather(tx: Tx, row: Notice, person: Person, now: datetime) -> bool:
    """Put what waits, and what is to be decided, into a digest; False if there is nothing.

    Then the row is taken back. As long as a meeting is to come, the next one is planned.
    """
    mine = (notices.c.target_id == row.id, notices.c.lane == int(Lane.DIGEST))
    outbox.withdraw(
        tx, *mine, notices.c.name.in_(house.named("worked_out"))
    )  # it was begun in another way
    known = Known(tx, person, now)
    _leave_out_what_is_over(tx, known)
    waiting = take_what_waits(tx, row)
    lines, todo = _worked_out(known), to_decide(known)
    for one in (*lines, *todo):
        outbox.post(
            tx,
            to=person.id,
            kind="note",
            name=one.name,
            lane=Lane.DIGEST,
            now=now,
            target_id=row.id,
            meeting_id=one.meeting_id,
            about_id=one.about_id,
            parts=of_group(one.group_id),
        )
    # not for what can lie there, and is all that is told
    buzzes = bool(waiting) or any(not house.decisions()[one.name].lies for one in todo)
    tx.conn.execute(update(notices).where(notices.c.id == row.id).values(silent=not buzzes))
    if not waiting and not lines and not todo:
        outbox.take_back(tx, row)
    if _has_a_meeting_to_come(tx, person, now) or _is_wanted(tx, person.id, now):
        plan_next(tx, person, now)
    return bool(waiting or lines or todo)


def take_what_waits(tx: Tx, row: Notice, *which: ColumnElement[bool]) -> int:
    """Put what waits for its reader into a message that is being sent; how much that is."""
    return tx.conn.execute(
        update(notices)
        .where(
            notices.c.person_id == row.person_id,
            notices.c.lane == int(Lane.DIGEST),
            notices.c.state.in_(("planned", "sending")),
            notices.c.target_id.is_(None) | (notices.c.target_id == row.id),
            *which,
        )
        .values(state="sending", boot_id=row.boot_id, target_id=row.id)
    ).rowcount


def _worked_out(known: Known) -> list[ToDecide]:
    """The lines that rooms have for this digest, beside what has waited for it."""
    bring = (room.lines for room in house.rooms() if room.lines is not None)
    return [ToDecide(*line) for lines in bring for line in lines(known)]


def _is_wanted(tx: Tx, person_id: int, now: datetime) -> bool:
    """Whether a room has more to ask, even if no meeting is to come."""
    bring = (room.wants_digest for room in house.rooms() if room.wants_digest is not None)
    return any(wants(tx, person_id, now) for wants in bring)


def _leave_out_what_is_over(tx: Tx, known: Known) -> None:
    """A turn that somebody has by now is told of no more; nor is what tells nothing by now."""
    waits = (notices.c.person_id == known.person.id, notices.c.lane == int(Lane.DIGEST))
    lines = select(notices).where(*waits, notices.c.state == "planned")
    for row in tx.every(Notice, lines):
        still_so = house.kind(row.name).still_so
        over = still_so is not None and not still_so(known, row.name, row.meeting_id or 0)
        if over or not says_something(known, row):
            outbox.withdraw(tx, notices.c.id == row.id)


def _has_a_meeting_to_come(tx: Tx, person: Person, now: datetime) -> bool:
    mine = select(memberships.c.group_id).where(
        memberships.c.person_id == person.id, memberships.c.role.in_(RUNS)
    )
    found = select(meetings.c.id).where(
        meetings.c.group_id.in_(mine), meetings.c.state == "planned", meetings.c.starts_at > now
    )
    return tx.conn.scalar(found.limit(1)) is not None


def wait_again(tx: Tx, row: Notice, now: datetime) -> None:
    """A digest did not get through: what it was to tell waits for the next one."""
    person = tx.get(Person, row.person_id)
    mine = (notices.c.target_id == row.id, notices.c.lane == int(Lane.DIGEST))
    outbox.withdraw(tx, *mine, notices.c.name.in_(house.named("worked_out")))
    due = next_digest(tx, person, now)
    still = tx.conn.execute(
        update(notices)
        .where(*mine, notices.c.state.in_(("sending", "planned")))
        .values(state="planned", boot_id=None, target_id=None, due_at=due)
    ).rowcount
    if still:
        plan(tx, person, due, now)
