"""Thanks in the words of whoever ran a meeting: people read them with the debrief (STK:41)."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.meetings import Meeting
from scheduler.meetings.pass_phone import ran_it
from scheduler.talks.acts import Order
from scheduler.talks.cards import write_on_card


def keep_thanks(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Write them on the meeting's card. NotAllowed."""
    meeting = tx.get(Meeting, order.meeting_id)
    if actor.person_id != ran_it(tx, meeting):
        allow(tx.conn, actor, "change", "meeting", group=meeting.group_id)
    allow(tx.conn, actor, "thank", "people", group=meeting.group_id)
    write_on_card(tx, meeting.id, thanks=order.words("say_thanks"))
