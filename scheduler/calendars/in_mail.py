"""A meeting as a file in an e-mail about it; with the neutral title unless they chose another."""

from __future__ import annotations

from datetime import datetime
from secrets import token_hex

from sqlalchemy import insert, select

from records.calendars import entries
from records.database import Tx
from records.notices import Notice
from records.people import Person
from scheduler.calendars.documents import of_one
from scheduler.talks.known import Known
from scheduler.talks.spoken import Voice


def put_in(tx: Tx, row: Notice, person: Person, now: datetime, voice: Voice) -> bytes | None:
    """The meeting that a notice is about; None if it is about none."""
    if row.meeting_id is None:
        return None
    if not _is_in(tx, row, person):
        values = {"meeting_id": row.meeting_id, "person_id": person.id, "taken_at": now}
        tx.conn.execute(insert(entries).values(uid=token_hex(16), **values))
    return _file(tx, row, person, now, voice)


def take_out(tx: Tx, row: Notice, person: Person, now: datetime, voice: Voice) -> bytes | None:
    """The same for a meeting that is off; None if there is nothing to take out."""
    return _file(tx, row, person, now, voice) if _is_in(tx, row, person) else None


def _is_in(tx: Tx, row: Notice, person: Person) -> bool:
    mine = (entries.c.meeting_id == row.meeting_id, entries.c.person_id == person.id)
    return tx.conn.scalar(select(entries.c.id).where(*mine)) is not None


def _file(tx: Tx, row: Notice, person: Person, now: datetime, voice: Voice) -> bytes | None:
    return of_one(Known(tx, person, now, meeting_id=row.meeting_id), voice)
