"""The person may be asked tomorrow what would help next time, and so they are."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import update

from records.access import Actor
from records.database import Tx
from records.people import Person
from records.signals import signals
from scheduler.post.asking import Planned, post_planned
from scheduler.post.times import local_day, next_awake
from scheduler.talks.acts import Order


def note_tomorrow(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep the yes with the signal, if it is this person's, and plan the question."""
    done = tx.conn.execute(
        update(signals)
        .where(signals.c.id == order.signal_id, signals.c.person_id == actor.person_id)
        .values(ask_tomorrow=True)
    )
    if done.rowcount != 1:
        return
    person = tx.get(Person, actor.person_id)
    tomorrow = local_day(now, person.zone) + timedelta(days=1, hours=14)
    due = next_awake(tomorrow, person.hours, person.zone)
    post_planned(tx, Planned("next_time", due), person.id, now)
