"""After a no: the notes, to be left in peace for a while, or nothing at all."""

from __future__ import annotations

from datetime import datetime, timedelta

from records.access import Actor
from records.database import Tx
from records.people import Person
from scheduler.meetings.who_comes import add_needs
from scheduler.talks.acts import Order
from scheduler.talks.cards import write_on_person

#: as long as the invitation's script says
A_WHILE = timedelta(weeks=4)


def answer_no(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep the wish; for a while nobody is asked who would rather not be."""
    add_needs(tx, actor, order.meeting_id, no_more=order.words("no_more"))
    if order.words("no_more") == "not_for_a_while":
        person = tx.get(Person, actor.person_id)
        write_on_person(tx, person, {"not_before": (now + A_WHILE).isoformat()})
