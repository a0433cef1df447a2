"""Keep what someone put on their page about themself. Runs after every answer, again and again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from conversations.my_page import LINES
from records.access import Actor, allow
from records.database import Tx
from records.people import people
from scheduler.acts import Order
from scheduler.acts.keep_choices import TAKE_OUT
from scheduler.facts import card_of
from scheduler.profiles import drop_over

NOBODY = 0  #: what is one's own does not depend on a group


def keep_my_page(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Write it to the person's own sealed card (SHP:377). NotAllowed."""
    person = tx.conn.execute(select(people).where(people.c.id == actor.person_id)).one()
    allow(tx.conn, actor, "change", "profile", group=NOBODY, about=person.id)
    before = card_of(tx, person)
    said = {name: order.words(name) for name in LINES if order.words(name)}
    card = {**before, **{name: "" if s == TAKE_OUT else s for name, s in said.items()}}
    if card != before:
        sealed = tx.seal(person.key_id, "person.card", card)
        tx.conn.execute(update(people).where(people.c.id == person.id).values(card=sealed))
    drop_over(tx, person.id, now)
