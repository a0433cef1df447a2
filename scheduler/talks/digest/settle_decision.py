"""A facilitator settles what their digest asked: for all of them."""

from __future__ import annotations

from datetime import datetime

from conversations.talks.digest import SENT
from records.access import Actor
from records.database import Tx
from records.people import Person
from scheduler.talks.acts import Order
from scheduler.talks.digest.decisions import answered_last
from scheduler.talks.known import Known


def settle_decision(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Do what was picked, or keep what was typed. Refused if another was quicker. NotAllowed."""
    person = tx.get(Person, actor.person_id)
    known = Known(tx, person, now, talk_id=order.talk_id, answers=order.answers)
    this = answered_last(known)
    shown = this.decision.shown
    if shown is not None and order.words(f"send_{this.number}") in SENT:
        shown.puts(tx, actor, known, this.row, this.said)
        return
    this.decision.settle(tx, actor, known, this.row, this.answer)
