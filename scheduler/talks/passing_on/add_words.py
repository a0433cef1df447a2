"""What someone typed after an answer had been passed on is added to it, or dropped."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, NotAllowed
from records.database import Tx
from records.people import Person
from scheduler.talks.acts import Order, Outcome
from scheduler.talks.passing_on.adding import add, hold
from scheduler.talks.passing_on.passed_on import target_of


def add_words(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome | None:
    """Tell those who were told; `was_added` says so. NotAllowed for anyone but who typed it."""
    target = target_of(tx, order.answers)
    if target is None:
        return None
    talk, question = target
    if talk.person_id != actor.person_id or actor.by is not None:
        raise NotAllowed
    person = tx.get(Person, talk.person_id)
    if order.words("add_these") == "yes" and add(tx, talk, person, question, now):
        return Outcome(say={"was_added": "yes"})
    if talk.answers:
        hold(tx, talk, ())
    return None
