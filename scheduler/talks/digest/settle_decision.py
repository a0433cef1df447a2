"""A facilitator settles what their digest asked: for all of them, with one tap."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from records.people import Person
from scheduler import house
from scheduler.talks.acts import Order
from scheduler.talks.digest.decisions import asked_last
from scheduler.talks.known import Known


def settle_decision(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Do what was picked. Refused if another facilitator was quicker. NotAllowed."""
    person = tx.get(Person, actor.person_id)
    known = Known(tx, person, now, talk_id=order.talk_id, answers=order.answers)
    row, answer = asked_last(known)
    house.decisions()[row.name].settle(tx, actor, known, row, answer)
