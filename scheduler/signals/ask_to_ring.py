"""“Please ring me”, or “something isn't right”: to whoever looks after them, and has seen it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor
from records.database import Tx
from records.people import Person, people
from records.signals import Signal, signals
from scheduler.link_people.facts import gets_in_touch
from scheduler.signals.raise_signal import note_to
from scheduler.talks.acts import Order
from scheduler.talks.known import Known
from scheduler.tasks.requests import ask_for

_NOTES = {"not_right": "not_right"}
_TASKS = {"not_right": "needs_you"}


def ask_to_ring(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post it in the first lane, once a talk."""
    signal = tx.first(Signal, select(signals).where(signals.c.id == order.signal_id))
    if signal is None or signal.person_id != actor.person_id:
        return
    person = tx.one(Person, select(people).where(people.c.id == actor.person_id))
    known = Known(tx, person, now, meeting_id=signal.meeting_id)
    wanted = set(gets_in_touch(known))
    if signal.answered_by is not None:
        wanted.add(signal.answered_by)
    note = _NOTES.get(order.words("now_what"), "ask_to_ring")
    ask_for(
        tx,
        _TASKS.get(order.words("now_what"), "ring_me_break"),
        person_id=person.id,
        group_id=signal.group_id,
        now=now,
        key=f"{note}:{signal.id}:{order.talk_id}",
        meeting_id=signal.meeting_id,
        signal_id=signal.id,
    )
    for person_id in sorted(wanted):
        note_to(tx, person_id, note, signal.id, now, str(order.talk_id), covered=True)
