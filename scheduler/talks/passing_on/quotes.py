"""What was answered in a talk about a meeting, for those who run it to read in its own words."""

from __future__ import annotations

from datetime import datetime
from itertools import product

from sqlalchemy import bindparam, select

from records.access import Actor, allow
from records.database import Tx
from records.meetings import meetings
from records.people import RUNS
from scheduler.talks.acts import Order
from scheduler.talks.digest import digests
from scheduler.talks.people.members import everyone

_GROUP_ID = select(meetings.c.group_id).where(meetings.c.id == bindparam("meeting_id"))


def pass_on(tx: Tx, actor: Actor, order: Order, now: datetime, *notes: str) -> None:
    """Post lines that each quote an answer of this talk to each facilitator, once. NotAllowed."""
    group_id = tx.conn.execute(_GROUP_ID, {"meeting_id": order.meeting}).scalar_one()
    allow(tx.conn, actor, "tell", "facilitators", group=group_id)
    for person, note in product(everyone(tx, group_id, *RUNS), notes):
        digests.post(
            tx,
            to=person.id,
            kind="note",
            name=note,
            now=now,
            dedupe=f"{note}:{order.talk_id}:{person.id}",
            talk_id=order.talk_id,
            meeting_id=order.meeting,
            about_id=actor.person_id,
        )
