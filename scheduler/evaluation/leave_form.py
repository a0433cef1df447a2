"""In a group too small for answers without names, nothing is answered on the form itself."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from records.access import Actor, allow
from records.database import Tx
from records.meetings import Meeting
from records.talks import TALK, Talk, talks
from scheduler.talks.acts import Order
from scheduler.talks.answers import sealed


def leave_form(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Close this talk: it is counted with no answers, and none of it is opened. NotAllowed.

    What was written with a name stays in it, to be read by those to whom it goes.
    """
    meeting = tx.get(Meeting, order.meeting_id)
    allow(tx.conn, actor, "evaluate", "meeting", group=meeting.group_id)
    talk = tx.get(Talk, order.talk_id)
    said = sealed(tx, talk.key_id, order.answers, anonymous=True)
    tx.conn.execute(update(talks).where(talks.c.id == talk.id).values(answers=said, question=None))
    TALK.change(tx.conn, talk.id, "closed")
