"""Who has not answered to a series is left in peace, and asked again now and then, gently.

What to expect at one of its meetings is for who has answered about it, or was invited to it
itself. In place of that they are invited once more, after a while. The reminder goes to them all
the same: who says nothing may well come.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, select

from records.database import Tx
from records.meetings import Meeting, comings, meetings, says_they_come
from records.notices import Notice, notices
from records.people import Person
from scheduler import house, ports
from scheduler.post import outbox
from scheduler.series.left_in_peace import A_WHILE


def is_for_them(tx: Tx, row: Notice) -> bool:
    """Whether a notice before a meeting is still for whoever it was planned for."""
    meeting = _that_repeats(tx, row)
    if meeting is None:
        return True
    mine = (comings.c.meeting_id == meeting.id, comings.c.person_id == row.person_id)
    answered = tx.conn.scalar(select(comings.c.answer).where(*mine)) is not None
    return answered or _invited(tx, meeting, row.person_id, notices.c.meeting_id == meeting.id)


def ready(tx: Tx, row: Notice, person: Person, now: datetime) -> bool:
    """The same when it is due; if not, it is taken back, and perhaps they are asked again."""
    if is_for_them(tx, row):
        return True
    outbox.take_back(tx, row)
    meeting = tx.get(Meeting, row.meeting_id)
    lately = notices.c.due_at > now - A_WHILE
    if house.kind(row.name).prepares and not _invited(tx, meeting, person.id, lately):
        ports.invite_again(tx, meeting, person, now)
    return False


def comes_to_one_that_repeats(tx: Tx, row: Notice) -> bool:
    """Whether someone has said that they come, if a meeting repeats; of any other, always."""
    meeting = _that_repeats(tx, row)
    if meeting is None:
        return True
    return row.person_id is not None and says_they_come(tx.conn, meeting.id, row.person_id)


def goes_to_who_comes(tx: Tx, row: Notice, _person: Person, _now: datetime) -> bool:
    """The same when it is due; else it is taken back."""
    goes = comes_to_one_that_repeats(tx, row)
    if not goes:
        outbox.take_back(tx, row)
    return goes


def _that_repeats(tx: Tx, row: Notice) -> Meeting | None:
    """The meeting that a talk of someone's own is about, if that repeats."""
    meeting = tx.find(Meeting, row.meeting_id)
    is_their_own = row.kind == "begin" and not row.about_id
    repeats = meeting is not None and meeting.series_id is not None
    return meeting if repeats and is_their_own else None


def _invited(tx: Tx, meeting: Meeting, person_id: int | None, which: ColumnElement[bool]) -> bool:
    """Whether they were invited to a meeting of this series, to `which` or at which time."""
    of_it = select(meetings.c.id).where(meetings.c.series_id == meeting.series_id)
    return ports.was_invited(tx, person_id, notices.c.meeting_id.in_(of_it), which)
