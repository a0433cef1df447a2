"""What kind of signal it is, once the person has said more: passed on to those who were told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from records.access import Actor, allow
from records.database import Tx
from records.people import people
from records.signals import signals
from scheduler.signals.facts import asked_at
from scheduler.signals.raise_signal import note_to
from scheduler.talks.acts import Order
from scheduler.talks.known import Known

_NOTES = {"topic": "more_topic", "check": "more_check", "stepped": "more_stepped"}


def say_more(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Note the kind and tell the staff, once a talk. NotAllowed for anyone but the person."""
    kind = order.words("now_what")
    signal = tx.conn.execute(select(signals).where(signals.c.id == order.signal_id)).one()
    allow(tx.conn, actor, "end", "signal", group=signal.group_id, about=signal.person_id)
    tx.conn.execute(update(signals).where(signals.c.id == signal.id).values(kind=kind))
    person = tx.conn.execute(select(people).where(people.c.id == signal.person_id)).one()
    known = Known(tx, person, now, signal_id=signal.id)
    told = (i for step in range(signal.step + 1) for i in asked_at(known, step))
    for person_id in told:
        note_to(tx, person_id, _NOTES[kind], signal.id, now, str(order.talk_id), covered=True)
