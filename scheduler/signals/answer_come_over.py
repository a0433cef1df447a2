"""“May I come to you?”: the person says yes or no, and whoever offered is told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor
from records.database import Tx
from records.signals import signals
from scheduler.signals.raise_signal import note_to
from scheduler.talks.acts import Order


def answer_come_over(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post the answer to whoever offered."""
    signal = tx.conn.execute(select(signals).where(signals.c.id == order.signal_id)).one()
    if signal.answered_by is not None and signal.person_id == actor.person_id:
        name = "come_yes" if order.words("come") == "yes" else "come_no"
        note_to(tx, signal.answered_by, name, signal.id, now, str(order.talk_id), covered=True)
