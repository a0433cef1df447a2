"""Who said no to meetings that repeat is asked again when they picked, and never sooner (CH:82).

A no is to the one meeting it was said to, until the person says that it is to all of these, or for
four weeks. Nobody else reads of any of it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, bindparam, delete, select, update

from records.database import Tx
from records.meetings import COMES, Coming, Meeting, comings, meetings
from records.people import Person
from records.series import Regular, Series, regulars
from scheduler import ports
from scheduler.post.times import FULL_DAY
from scheduler.series.left_in_peace import left_in_peace_until
from scheduler.series.series import following
from scheduler.talks.about import meeting_row
from scheduler.talks.known import Known, fact
from scheduler.talks.meeting import chosen

#: how long after the one they said no to they are asked to the next
AFTER_IT = timedelta(hours=12)
_PIECE = 200
_RESTING: BindParameter[Any] = bindparam("resting", expanding=True)
_DUE = (
    select(regulars)
    .where(regulars.c.ask_at <= bindparam("now"), regulars.c.id.not_in(_RESTING))
    .order_by(regulars.c.id)
    .limit(_PIECE)
)
_REGULAR = select(regulars).where(
    regulars.c.series_id == bindparam("series"), regulars.c.person_id == bindparam("person")
)


def regular_of(tx: Tx, meeting: Meeting, person_id: int) -> Regular | None:
    """What someone said to the series of a meeting, if they were asked to it."""
    return tx.first(Regular, _REGULAR, {"series": meeting.series_id, "person": person_id})


def no_to_this_one(tx: Tx, meeting: Meeting, person_id: int) -> None:
    """They are asked to the one after it, unless they have said yes to all of them."""
    row = regular_of(tx, meeting, person_id)
    if row is not None and row.answer is None:
        ends = meeting.starts_at + timedelta(minutes=meeting.minutes)
        _write(tx, row, ask_at=ends + AFTER_IT)


def no_to_all(tx: Tx, meeting: Meeting, person_id: int, until: datetime | None = None) -> None:
    """They are asked to the first one after that; for good, until they say that they come."""
    row = regular_of(tx, meeting, person_id)
    if row is not None:
        _write(tx, row, answer="no", ask_at=until)


def to_ask_again(tx: Tx, now: datetime, but: Collection[int] = ()) -> list[Regular]:
    """Who is to be asked to a series again now, a piece of them."""
    return tx.every(Regular, _DUE, {"now": now, "resting": list(but)})


def ask_again(tx: Tx, row: Regular, now: datetime) -> None:
    """Ask them to the next one that is not tomorrow; those that follow are open again."""
    person = tx.get(Person, row.person_id)
    group_id = tx.get(Series, row.series_id).group_id
    until = left_in_peace_until(tx, person, group_id, now)
    if until is not None:
        _write(tx, row, ask_at=until)
        return
    _write(tx, row, answer=None, ask_at=None)
    later = _to_come(tx, row, now)
    if not later and tx.get(Series, row.series_id).state == "running":
        tx.conn.execute(
            delete(regulars).where(regulars.c.id == row.id)
        )  # asked with the next made
    asked = False
    for meeting in later:
        mine = (comings.c.meeting_id == meeting.id, comings.c.person_id == person.id)
        coming = tx.first(Coming, select(comings).where(*mine))
        if coming is None or coming.answer not in (None, "no"):
            continue
        tx.conn.execute(update(comings).where(*mine).values(answer=None))
        ports.ask_anew(tx, meeting, person, now, invited=asked)
        asked = True


def _to_come(tx: Tx, row: Regular, now: datetime) -> list[Meeting]:
    which = (meetings.c.series_id == row.series_id, meetings.c.state == "planned")
    to_come = select(meetings).where(*which, meetings.c.starts_at > now + FULL_DAY)
    return tx.every(Meeting, to_come.order_by(meetings.c.starts_at))


def _write(tx: Tx, row: Regular, **values: Any) -> None:
    tx.conn.execute(update(regulars).where(regulars.c.id == row.id).values(**values))


@fact("asked_to_the_next")
def asked_to_the_next(known: Known) -> object:
    """Whether this person is asked again to one that follows: if they have not said of it yet."""
    if chosen(known) is None or meeting_row(known).series_id is None:
        return False
    row = regular_of(known.tx, meeting_row(known), known.person.id)
    return row is not None and row.ask_at is not None


@fact("yes_to_the_rest")
def yes_to_the_rest(known: Known) -> object:
    """Whether this person has said that they come to those that follow."""
    if chosen(known) is None or meeting_row(known).series_id is None:
        return False
    meeting = known.tx.get(Meeting, known.meeting_id)
    later = [one.id for one in following(known.tx, meeting)]
    mine = (comings.c.person_id == known.person.id, comings.c.meeting_id.in_(later))
    said = known.tx.conn.scalars(select(comings.c.answer).where(*mine)).all()
    return bool(said) and all(one in COMES for one in said)
