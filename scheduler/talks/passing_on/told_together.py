"""What an answer tells and can wait is told together: at the talk's end, or soon after it stops.

Each line is a row of its own, in the lane that is never sent by itself. The message that brings
them to one reader is planned with the first; it takes what waits by then. So they are told also
when the talk is left, or the program dies. A digest that comes sooner takes them along.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from records.database import Tx
from records.notices import Lane, Notice, notices
from records.people import Person
from scheduler.post import outbox
from scheduler.talks.digest import digests
from scheduler.talks.digest.digest_facts import tell_line
from scheduler.talks.known import Known
from scheduler.talks.spoken import Lines

NAME = "told_together"
#: so long after the last answer, what waits goes
LEFT_AFTER = timedelta(minutes=10)
#: a message that did not get through is tried again so much later
_TRIED_AGAIN = timedelta(hours=12)
_IN_ALL = notices.c.lane == int(Lane.DIGEST)


def post(tx: Tx, *, to: int, now: datetime, talk_id: int, **row: Any) -> None:
    """Have a line of a talk wait for its others: for the digest of those who run the group."""
    person = tx.get(Person, to)
    row |= {"to": to, "now": now, "talk_id": talk_id}
    if digests.waits_until(tx, person, row.get("meeting_id"), now) is not None:
        digests.post(tx, **row)
        return
    outbox.post(tx, lane=Lane.DIGEST, due_at=now + LEFT_AFTER, **row)
    _plan(tx, to, talk_id, row.get("about_id"), now, now + LEFT_AFTER)


def _plan(
    tx: Tx, to: int, talk_id: int | None, about_id: int | None, now: datetime, due: datetime
) -> None:
    """Plan the message that brings one reader what waits, unless it is planned."""
    mine = (notices.c.person_id == to, notices.c.talk_id == talk_id, notices.c.name == NAME)
    planned = select(notices.c.id).where(*mine, notices.c.state == "planned")
    if tx.conn.scalar(planned) is None:
        of: dict[str, Any] = {"talk_id": talk_id, "about_id": about_id}
        outbox.tell(tx, to, NAME, now, due_at=due, silent=True, **of)


def go_on(tx: Tx, talk_id: int, now: datetime) -> None:
    """Something more was answered: what waits waits for what may follow."""
    _due(tx, talk_id, now + LEFT_AFTER)


def go_now(tx: Tx, talk_id: int, now: datetime) -> bool:
    """The talk is over, or stopped: what waits goes; whether there is anything."""
    return _due(tx, talk_id, now)


def _due(tx: Tx, talk_id: int, at: datetime) -> bool:
    which = (notices.c.talk_id == talk_id, notices.c.name == NAME, notices.c.state == "planned")
    return bool(tx.conn.execute(update(notices).where(*which).values(due_at=at)).rowcount)


def gather(tx: Tx, row: Notice, _person: Person, _now: datetime) -> bool:
    """Put what waits into the message; without anything, it goes no more, and False comes back."""
    waiting = digests.take_what_waits(tx, row, notices.c.talk_id == row.talk_id)
    if not waiting:
        outbox.take_back(tx, row)
    return bool(waiting)


def lines_of(known: Known, row: Notice, _parts: object) -> dict[str, object]:
    """What the message tells, each in a line of its own; not what is gone, or forgotten."""
    mine = (notices.c.target_id == row.id, _IN_ALL, notices.c.state != "withdrawn")
    told = known.tx.every(Notice, select(notices).where(*mine).order_by(notices.c.id))
    lines = (tell_line(known, one) for one in told)
    return {NAME: Lines(line for line in lines if line is not None)}


def wait_again(tx: Tx, row: Notice, now: datetime) -> None:
    """It did not get through: what it was to tell waits for another."""
    mine = (notices.c.target_id == row.id, _IN_ALL, notices.c.state == "sending")
    again = {"state": "planned", "boot_id": None, "target_id": None}
    if tx.conn.execute(update(notices).where(*mine).values(**again)).rowcount:
        _plan(tx, row.person_id or 0, row.talk_id, row.about_id, now, now + _TRIED_AGAIN)
