"""A paper for a meeting to come: it goes out with the pre-brief, or now to who has read that."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.meetings import Meeting, comings
from scheduler.meetings.who_comes import reads_it_later
from scheduler.papers import papers
from scheduler.talks.acts import Order, Outcome, Refused
from scheduler.talks.answers import paper_in


def add_paper(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Keep it on the card, and send it to all who were asked. Refused when off. NotAllowed."""
    meeting = tx.find(Meeting, order.meeting)
    if meeting is None or meeting.state != "planned":
        raise Refused("MEETING_IS_OFF")
    allow(tx.conn, actor, "change", "meeting", group=meeting.group_id)
    number = papers.keep(tx, meeting.id, "paper", paper_in(order.words("paper")))
    later = reads_it_later(tx, meeting.id)
    asked = select(comings.c.person_id).where(comings.c.meeting_id == meeting.id)
    for person_id in set(tx.conn.scalars(asked)) - later:
        papers.send(tx, meeting.id, "paper", number, person_id, now)
    return Outcome(meeting_id=meeting.id)
