"""Someone has seen what changed about a meeting, and perhaps said whether they still come."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.meetings import meetings
from scheduler.acts import Order, Refused
from scheduler.acts.answer_invitation import answer
from scheduler.acts.confirm_cancelled import note_known


def confirm_change(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Note that this person knows, and their answer. Refused once it is off. NotAllowed."""
    meeting = tx.conn.execute(select(meetings).where(meetings.c.id == order.meeting_id)).one()
    allow(tx.conn, actor, "confirm", "change", group=meeting.group_id)
    if meeting.state != "planned":
        raise Refused("MEETING_IS_OFF")
    said = order.words("come_then")
    if said in ("yes", "no", "unsure", "unwell"):
        answer(tx, actor, meeting.id, said, now)
    note_known(tx, meeting.id, actor, "changed", now)
