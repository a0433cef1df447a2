"""“No, thank you” to “Do you need a break?”: nobody hears of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.signals import SIGNAL, signals
from scheduler.talks.acts import Order


def drop_signal(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Drop what has not been raised yet. NotAllowed for anyone but the person."""
    signal = tx.conn.execute(select(signals).where(signals.c.id == order.signal_id)).first()
    if signal is None:
        return
    allow(tx.conn, actor, "end", "signal", group=signal.group_id, about=signal.person_id)
    SIGNAL.change(tx.conn, signal.id, "dropped", ended_at=now, next_at=None)
