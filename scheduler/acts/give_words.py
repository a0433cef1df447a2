"""Words about a worry, given after it has gone: sealed, and shown to those who are told of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from records.access import Actor, NotAllowed, allow
from records.database import Tx
from records.people import people
from records.worries import worries
from scheduler.acts import Order, Outcome
from scheduler.facts import Known
from scheduler.facts.worries import LABEL, said_so_far
from scheduler.worry_notes import tell_staff
from scheduler.worry_rows import alerts, worry_row

_OPENED = ("opened", "confirmed")


def give_words(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome | None:
    """Keep the words of this talk, in the place of earlier ones of it, and pass them on.

    None once it is closed: nothing is kept. NotAllowed for anyone but whoever raised it.
    """
    worry = worry_row(tx, order.worry_id)
    words = order.words("safety_words")
    if worry is None or worry.state == "closed" or not words:
        return None
    allow(tx.conn, actor, "raise", "worry", group=worry.group_id)
    if actor.person_id != worry.person_id:
        raise NotAllowed
    person = tx.conn.execute(select(people).where(people.c.id == worry.person_id)).one()
    known = Known(tx, person, now, worry_id=worry.id)
    said = {**said_so_far(known, worry), str(order.talk_id): words}
    sealed = tx.seal(person.key_id, LABEL, said)
    tx.conn.execute(update(worries).where(worries.c.id == worry.id).values(words=sealed))
    opened = [row.person_id for row in alerts(tx, worry.id) if row.state in _OPENED]
    to = opened if worry.taken_by is None else [worry.taken_by]
    for one in dict.fromkeys(to):  # an alert that is still covered holds the words already
        tell_staff(tx, worry, one, "worry_more", f"{order.talk_id}:{now.isoformat()}", now)
    return Outcome()
