"""Keep what someone put on their page about themself. Runs after every answer, again and again."""

from __future__ import annotations

from datetime import datetime

from conversations.pages.my_page import LINES
from records.access import NO_GROUP, Actor, allow
from records.database import Tx
from records.people import Person
from scheduler.pages.profiles import drop_over
from scheduler.talks.acts import Order
from scheduler.talks.cards import write_on_person


def keep_my_page(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Write it to the person's own sealed card (SHP:377). NotAllowed."""
    person = tx.get(Person, actor.person_id)
    allow(tx.conn, actor, "change", "profile", group=NO_GROUP, about=person.id)
    write_on_person(tx, person, order.said(LINES))
    drop_over(tx, person.id, now)
