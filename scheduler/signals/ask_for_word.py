"""After a signal, a member of staff would like a word with a colleague."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.people import Person
from records.signals import Signal
from scheduler.signals.facts import colleagues_of
from scheduler.talks.acts import Order, Refused
from scheduler.talks.known import Known
from scheduler.tasks.want_word import tell_colleague


def ask_for_word(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Tell the colleague who was picked, without a word of the signal. Refused, NotAllowed."""
    signal = tx.get(Signal, order.signal_id)
    allow(tx.conn, actor, "see", "signal", group=signal.group_id, about=signal.person_id, now=now)
    person = tx.get(Person, actor.person_id)
    known = Known(tx, person, now, signal_id=signal.id)
    to = next((int(key) for key, _ in colleagues_of(known) if key == order.words("how")), None)
    if to is None:
        raise Refused("OLD_BUTTON")
    tell_colleague(tx, to, actor, signal.group_id, signal.meeting_id, str(signal.id), now)
