"""“I am OK now” ends a signal. Later, what the staff were sent is rewritten to name no one."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, update

from records.access import Actor, allow
from records.database import Tx
from records.notices import Lane, notices
from records.people import Row
from records.signals import SIGNAL, signals
from records.talks import talks
from scheduler import outbox
from scheduler.acts import Order
from scheduler.acts.answer_signal import ASKING
from scheduler.acts.raise_signal import ask_to_look

#: how long the staff's messages still name the person, once it is over
REWRITE_AFTER = timedelta(minutes=30)


def end_signal(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """End it. Ending it twice does nothing. NotAllowed for anyone but the person."""
    signal = tx.conn.execute(select(signals).where(signals.c.id == order.signal_id)).first()
    if signal is None:
        return
    allow(tx.conn, actor, "end", "signal", group=signal.group_id, about=signal.person_id)
    rewrite_at = now + REWRITE_AFTER
    if not SIGNAL.change(tx.conn, signal.id, "ended", ended_at=now, next_at=rewrite_at):
        return
    outbox.withdraw(
        tx,
        notices.c.signal_id == signal.id,
        notices.c.name.in_((*ASKING, "no_one_yet_3", "no_one_yet_6", "no_one_came")),
    )
    _close_talks(tx, signal, ASKING)
    for person_id in sorted({row.person_id for row in _gone_to_staff(tx, signal)}):
        ask_to_look(tx, person_id, signal.id, signal.meeting_id, now, "after_a_signal")


def _close_talks(tx: Tx, signal: Row, names: tuple[str, ...]) -> None:
    tx.conn.execute(
        update(talks)
        .where(
            talks.c.signal_id == signal.id,
            talks.c.conversation.in_(names),
            talks.c.state.in_(("open", "paused")),
        )
        .values(state="closed")
    )


def _gone_to_staff(tx: Tx, signal: Row) -> list[Row]:
    return list(
        tx.conn.execute(
            select(notices).where(
                notices.c.signal_id == signal.id,
                notices.c.act == "send",
                notices.c.person_id != signal.person_id,
                notices.c.state.in_(("sending", "accepted", "opened", "confirmed")),
            )
        )
    )


def rewrite(tx: Tx, signal: Row, now: datetime) -> None:
    """Post edits that turn each message staff got for it into one that names no one.

    Called by the clock, once the signal has ended.
    """
    tx.conn.execute(update(signals).where(signals.c.id == signal.id).values(next_at=None))
    _close_talks(tx, signal, (*ASKING, "after_a_signal"))
    name = "signal_rewritten" if signal.answered_at else "signal_rewritten_over"
    for row in _gone_to_staff(tx, signal):
        outbox.post(
            tx,
            act="edit",
            to=row.person_id,
            kind="note",
            name=name,
            lane=Lane.NOTICE,
            now=now,
            dedupe=f"rewrite:{row.id}",
            target_id=row.id,
            signal_id=signal.id,
        )
