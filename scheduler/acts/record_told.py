"""A link person has rung people about a cancellation."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, update

from records.access import Actor, allow
from records.database import Tx
from records.meetings import comings, meetings
from records.notices import Lane
from scheduler import outbox
from scheduler.acts import Order
from scheduler.facts.lists import still_to_tell
from scheduler.news import knows, settle_if_all_told

AGAIN_MINUTES = 30


def record_told(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Note who was told by voice. NotAllowed for anyone this person does not look after."""
    meeting = tx.conn.execute(select(meetings).where(meetings.c.id == order.meeting_id)).one()
    picked = order.answers.get("told", ())
    for said in picked if isinstance(picked, tuple) else ():
        allow(tx.conn, actor, "record", "told", group=meeting.group_id, about=int(said))
        tx.conn.execute(
            update(comings)
            .where(comings.c.meeting_id == meeting.id, comings.c.person_id == int(said))
            .values(told_at=now)
        )
        knows(tx, meeting.id, int(said))
    settle_if_all_told(tx, meeting.id)
    if still_to_tell(tx, meeting.id, actor.person_id):
        outbox.post(
            tx,
            to=actor.person_id,
            kind="begin",
            name="call_list",
            lane=Lane.NOTICE,
            now=now,
            due_at=now + timedelta(minutes=AGAIN_MINUTES),
            deadline=max(meeting.starts_at, now + timedelta(minutes=2 * AGAIN_MINUTES)),
            dedupe=f"call_list:{meeting.id}:{actor.person_id}:{order.talk_id}",
            meeting_id=meeting.id,
        )
