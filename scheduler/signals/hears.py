"""A break of who is forgotten is over at once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.database import Tx
from records.notices import notices
from records.signals import SIGNAL, signals
from scheduler.events import Forgotten, Hears
from scheduler.post import outbox


def end_their_signals(tx: Tx, event: Forgotten, now: datetime) -> None:
    """What staff were sent for them is rewritten at once to name no one (see the sweep)."""
    mine = select(signals.c.id).where(signals.c.person_id == event.person_id)
    for signal_id in list(tx.conn.scalars(mine)):
        SIGNAL.change(tx.conn, signal_id, "ended", ended_at=now, next_at=now)
        outbox.withdraw(tx, notices.c.signal_id == signal_id, notices.c.act == "send")


ON: Hears = {Forgotten: end_their_signals}
