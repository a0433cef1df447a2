"""A facilitator types, or sends, what their digest asked for: it is kept where it belongs."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from records.people import Person
from scheduler import house
from scheduler.talks.acts import Order, Refused
from scheduler.talks.digest.decisions import typed_last
from scheduler.talks.known import Known


def settle_typed(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep what was typed. Refused if another facilitator was quicker. NotAllowed."""
    person = tx.get(Person, actor.person_id)
    known = Known(tx, person, now, talk_id=order.talk_id, answers=order.answers)
    row, said = typed_last(known)
    takes = house.decisions()[row.name].takes
    if takes is None:  # a decision of its kind takes no words any more
        raise Refused("SEEN_TO_ALREADY")
    takes(tx, actor, known, row, said)
