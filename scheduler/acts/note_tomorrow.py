"""The person may be asked tomorrow what would help next time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from records.access import Actor
from records.database import Tx
from records.signals import signals
from scheduler.acts import Order


def note_tomorrow(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep the yes with the signal, if it is this person's."""
    tx.conn.execute(
        update(signals)
        .where(signals.c.id == order.signal_id, signals.c.person_id == actor.person_id)
        .values(ask_tomorrow=True)
    )
