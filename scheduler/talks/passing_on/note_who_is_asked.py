"""Who would be asked, of the group that was picked: a yes counts for those alone."""

from __future__ import annotations

from datetime import datetime

from conversations.leaving.leaving import is_asked_of
from conversations.script import ASKED
from records.access import Actor
from records.database import Tx
from records.people import Person
from scheduler.talks.acts import Order, Outcome
from scheduler.talks.known import Known
from scheduler.talks.passing_on.readers import as_asked


def note_who_is_asked(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Keep them with the talk, unless the question that names them is answered."""
    if "group" not in order.answers or is_asked_of(order.answers):
        return Outcome()
    me = tx.get(Person, actor.person_id)
    known = Known(tx, me, now, talk_id=order.talk_id, answers=order.answers)
    return Outcome(answers={ASKED: as_asked(known)})
