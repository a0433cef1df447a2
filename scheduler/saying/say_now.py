"""Words to be said in the meeting that is on go to one who runs it, at once (STK:98)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.meetings import meetings
from records.people import Person
from scheduler.post import outbox
from scheduler.saying.facts import reader_of
from scheduler.talks.acts import Order, Outcome, Refused
from scheduler.talks.known import Known


def say_now(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Send them, with the name or without. Refused once the meeting is over. NotAllowed.

    The words stay sealed in the talk until they are said.
    """
    person = tx.get(Person, actor.person_id)
    found = reader_of(Known(tx, person, now))
    if found is None:
        raise Refused("MEETING_IS_OFF")
    meeting_id, to = found
    group_id = tx.conn.scalar(select(meetings.c.group_id).where(meetings.c.id == meeting_id))
    allow(tx.conn, actor, "tell", "facilitators", group=int(group_id or 0))
    named = order.words("by_name") == "yes"
    outbox.tell(
        tx,
        to,
        "say_now_named" if named else "say_now",
        now,
        dedupe=f"say_now:{order.talk_id}:{to}",
        talk_id=order.talk_id,
        meeting_id=meeting_id,
        about_id=person.id,
        covered=True,
    )
    return Outcome(meeting_id=meeting_id)
