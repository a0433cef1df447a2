"""What was said at a meeting goes to all who were asked to it, there or not (CH:112, SHP:395)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.meetings import Meeting, comings
from records.people import people
from scheduler.papers import papers
from scheduler.papers.note_taker import ask_no_more, took_notes
from scheduler.talks.acts import Order, Outcome, Refused
from scheduler.talks.answers import paper_in


def send_notes(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Keep it on the card, and send it, without a buzz. Refused if the meeting was off."""
    meeting = tx.find(Meeting, order.meeting)
    if meeting is None or meeting.cancelled_at is not None:
        raise Refused("MEETING_IS_OFF")
    if not took_notes(tx, meeting.id, actor.person_id):
        allow(tx.conn, actor, "change", "meeting", group=meeting.group_id)
    allow(tx.conn, actor, "send", "notes", group=meeting.group_id)
    number = papers.keep(tx, meeting.id, "minutes", paper_in(order.words("minutes")))
    asked = (
        select(comings.c.person_id)
        .join(people, people.c.id == comings.c.person_id)
        .where(comings.c.meeting_id == meeting.id, people.c.state == "here")
        .order_by(comings.c.id)
    )
    for person_id in tx.conn.scalars(asked).all():
        papers.send(tx, meeting.id, "minutes", number, person_id, now)
    ask_no_more(tx, meeting.id)
    return Outcome(meeting_id=meeting.id)
