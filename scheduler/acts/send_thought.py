"""Something a person wants said, passed on to the facilitators in their own words (CH, 89)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
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
    pass_on(tx, actor, order, meeting.group_id, "thought", now)


def pass_on(tx: Tx, actor: Actor, order: Order, group_id: int, note: str, now: datetime) -> None:
    """Post a note that quotes one answer of this talk to each facilitator, once. NotAllowed."""
    allow(tx.conn, actor, "tell", "facilitators", group=group_id)
    for person in everyone(tx, group_id, Role.FACILITATOR):
        outbox.post(
            tx,
            to=person.id,
            kind="note",
            name=note,
            lane=Lane.NOTICE,
            now=now,
            dedupe=f"{note}:{order.talk_id}:{person.id}",
            silent=True,
            talk_id=order.talk_id,
            meeting_id=order.meeting_id,
            about_id=actor.person_id,
        )
