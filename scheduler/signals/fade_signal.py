"""Seven days after a signal only “answered in so many seconds” is left, without the person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, or_, select, update

from records.database import Tx
from records.notices import attempts, notices
from records.signals import SIGNAL, Signal
from records.talks import talks
from records.tasks import tasks


def fade_signal(tx: Tx, signal: Signal, now: datetime) -> None:
    """Empty the signal of people, and delete its talks and notices. Called by the clock."""
    if not SIGNAL.change(
        tx.conn, signal.id, "faded", person_id=None, answered_by=None, answer=None, next_at=None
    ):
        return
    theirs = select(talks.c.id).where(talks.c.signal_id == signal.id)
    gone = list(
        tx.conn.scalars(
            select(notices.c.id).where(
                or_(notices.c.signal_id == signal.id, notices.c.talk_id.in_(theirs))
            )
        )
    )
    of_it = tasks.c.talk_id.in_(theirs) | (tasks.c.signal_id == signal.id)
    tx.conn.execute(update(tasks).where(of_it).values(talk_id=None, path=None, signal_id=None))
    tx.conn.execute(delete(attempts).where(attempts.c.notice_id.in_(gone)))
    tx.conn.execute(update(notices).where(notices.c.id.in_(gone)).values(target_id=None))
    tx.conn.execute(delete(notices).where(notices.c.id.in_(gone)))
    tx.conn.execute(delete(talks).where(talks.c.signal_id == signal.id))
