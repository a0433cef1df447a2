"""Who would be asked, of the group that was picked: a yes counts for those alone."""

from __future__ import annotations

from datetime import datetime

from conversations.script import ASKED
from records.access import Actor
from records.database import Tx
from records.people import Person
from scheduler.talks.acts import Order, Outcome
from scheduler.talks.known import Known
from scheduler.talks.passing_on.readers import GROUP, as_asked, for_who_sees_to_places


def note_who_is_asked(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Keep them with the talk, unless the question that names them is answered."""
    if GROUP not in order.answers:
        return Outcome()
    me = tx.get(Person, actor.person_id)
    known = Known(tx, me, now, talk_id=order.talk_id, answers=order.answers)
    asked = for_who_sees_to_places()[known.conversation()].questions.keys() - {GROUP}
    if asked & order.answers.keys():  # those who stood there count
        return Outcome()
    return Outcome(answers={ASKED: as_asked(known)})
