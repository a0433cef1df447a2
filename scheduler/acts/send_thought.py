"""Something a person wants said, passed on to the facilitators in their own words (CH, 89)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor
from records.database import Tx
from records.meetings import meetings
from records.notices import Lane
from records.people import Role
from scheduler import outbox
from scheduler.acts import Order
from scheduler.planner import everyone


def send_thought(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post a note to each facilitator; the words stay sealed in the talk until it is rendered."""
    meeting = tx.conn.execute(select(meetings).where(meetings.c.id == order.meeting_id)).one()
    for person in everyone(tx, meeting.group_id, Role.FACILITATOR):
        outbox.post(
            tx,
            to=person.id,
            kind="note",
            name="thought",
            lane=Lane.NOTICE,
            now=now,
            dedupe=f"thought:{order.talk_id}:{person.id}",
            talk_id=order.talk_id,
            meeting_id=meeting.id,
            about_id=actor.person_id,
        )
