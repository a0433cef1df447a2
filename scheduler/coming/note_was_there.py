"""Someone says that they came to a meeting, though they had not said that they would."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from records.access import Actor, allow
from records.database import Tx
from records.meetings import Meeting, comings, meetings
from records.people import Person
from scheduler.meetings.planner import plan_for_who_comes
from scheduler.talks.acts import Order, Refused


def note_was_there(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """They are thanked, and asked how it was. Refused if they were not asked to it. NotAllowed."""
    said = order.words("was_at")
    which = meetings.c.id == (int(said) if said.isdigit() else 0)
    meeting = tx.first(Meeting, select(meetings).where(which))
    if meeting is None or meeting.cancelled_at is not None or meeting.starts_at > now:
        raise Refused("OLD_BUTTON")
    allow(tx.conn, actor, "answer", "invitation", group=meeting.group_id)
    mine = (comings.c.meeting_id == meeting.id, comings.c.person_id == actor.person_id)
    if tx.conn.execute(update(comings).where(*mine).values(answer="yes")).rowcount != 1:
        raise Refused("OLD_BUTTON")
    person = tx.get(Person, actor.person_id)
    plan_for_who_comes(tx, meeting, person, now)
