"""What the person says once staff have been told: of which kind it is, and where they are.

It is passed on to those who were told.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from records.access import Actor, allow
from records.database import Tx
from records.notices import notices
from records.people import Person
from records.signals import Signal, signals
from scheduler.link_people.facts import gets_in_touch
from scheduler.phone_calls.kinds import RING_ME_BREAK
from scheduler.signals.facts import CALL, asked_at
from scheduler.signals.raise_signal import note_to
from scheduler.talks.acts import Order
from scheduler.talks.known import Known
from scheduler.tasks.requests import ask_for

_NOTES = {"topic": "more_topic", "check": "more_check", "stepped": "more_stepped"}
_SAID = {
    "stepped_out": "stepped_out",
    "going_home": "going_home",
    "at_desk": "found_someone",
    "no_ring": "rather_no_ring",
}
_ASKS = {"not_right": "not_right"}
_TASKS = {"not_right": CALL}


def say_more(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Note the kind and tell the staff, once a talk. NotAllowed for anyone but the person."""
    kind = order.words("now_what")
    signal = tx.get(Signal, order.signal_id)
    allow(tx.conn, actor, "end", "signal", group=signal.group_id, about=signal.person_id)
    tx.conn.execute(update(signals).where(signals.c.id == signal.id).values(kind=kind))
    person = tx.get(Person, signal.person_id)
    known = Known(tx, person, now, signal_id=signal.id)
    told = (i for step in range(signal.step + 1) for i in asked_at(known, step))
    for person_id in told:
        note_to(tx, person_id, _NOTES[kind], signal.id, now, str(order.talk_id), covered=True)


def note_where(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Tell those who got the signal, once a talk."""
    name = _SAID.get(order.words("now_what"))
    signal = tx.find(Signal, order.signal_id)
    if name is None or signal is None or signal.person_id != actor.person_id:
        return
    asked = tx.conn.scalars(
        select(notices.c.person_id)
        .where(
            notices.c.signal_id == signal.id,
            notices.c.person_id != signal.person_id,
            notices.c.act == "send",
        )
        .distinct()
    )
    for person_id in list(asked):
        note_to(tx, person_id, name, signal.id, now, str(order.talk_id), covered=True)


def answer_come_over(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post the answer to whoever offered."""
    signal = tx.get(Signal, order.signal_id)
    if signal.answered_by is not None and signal.person_id == actor.person_id:
        name = "come_yes" if order.words("come") == "yes" else "come_no"
        note_to(tx, signal.answered_by, name, signal.id, now, str(order.talk_id), covered=True)


def ask_to_ring(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post it in the first lane, once a talk."""
    signal = tx.find(Signal, order.signal_id)
    if signal is None or signal.person_id != actor.person_id:
        return
    person = tx.get(Person, actor.person_id)
    known = Known(tx, person, now, meeting_id=signal.meeting_id)
    wanted = set(gets_in_touch(known))
    if signal.answered_by is not None:
        wanted.add(signal.answered_by)
    note = _ASKS.get(order.words("now_what"), "ask_to_ring")
    ask_for(
        tx,
        _TASKS.get(order.words("now_what"), RING_ME_BREAK),
        person_id=person.id,
        group_id=signal.group_id,
        now=now,
        key=f"{note}:{signal.id}:{order.talk_id}",
        meeting_id=signal.meeting_id,
        signal_id=signal.id,
    )
    for person_id in sorted(wanted):
        note_to(tx, person_id, note, signal.id, now, str(order.talk_id), covered=True)
