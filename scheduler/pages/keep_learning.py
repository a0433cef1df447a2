"""Keep what someone would like to learn. Runs after every answer, and may run again."""

from __future__ import annotations

from datetime import datetime

from conversations.typed import TAKE_OUT
from records.access import NO_GROUP, Actor, allow
from records.database import Tx
from records.people import Person
from scheduler.talks.acts import Order
from scheduler.talks.cards import write_on_person


def keep_learning(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Write it to the person's own sealed card, or take it out (SHP:414). NotAllowed."""
    person = tx.get(Person, actor.person_id)
    allow(tx.conn, actor, "change", "choices", group=NO_GROUP, about=person.id)
    write_on_person(tx, person, _said(order))


def _said(order: Order) -> dict[str, object]:
    if order.words("what") == TAKE_OUT:
        return {"learn": [], "learn_other": ""}
    picked, other = order.answers.get("learn", ()), order.words("learn_other")
    kept = [key for key in picked if key != "else" or other]
    return {"learn": kept, "learn_other": other} if kept else {}
