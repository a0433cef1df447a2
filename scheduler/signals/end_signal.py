"""“I am OK now” ends a signal. Later, what the staff were sent is rewritten to name no one.

Seven days after it only “answered in so many seconds” is left, without the person.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from records.access import Actor, allow
from records.database import Tx
from records.notices import Lane, Notice, notices
from records.signals import SIGNAL, Signal, signals
from records.talks import talks
from records.tasks import tasks
from scheduler.post import outbox
from scheduler.signals.answer_signal import take_back
from scheduler.signals.facts import ASKING, TAKEN_BACK
from scheduler.signals.raise_signal import ask_to_look, note_to
from scheduler.talks.acts import Order

AFTER = "after_a_signal"  #: the conversation that tells staff it is over
#: how long the staff's messages still name the person, once it is over
REWRITE_AFTER = timedelta(minutes=30)
#: what staff need not hear any more by then
_ONLY_THEN = (*ASKING, "signal_taken", AFTER, TAKEN_BACK)


def end_signal(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """End it. Ending it twice does nothing. NotAllowed for anyone but the person."""
    for person_id in close(tx, actor, order, now):
        ask_to_look(tx, person_id, order.signal_id or 0, order.meeting_id, now, AFTER)


def close(tx: Tx, actor: Actor, order: Order, now: datetime) -> list[int]:
    """End it; who was told of it, and so must hear. Nobody if it has ended before. NotAllowed."""
    signal = tx.find(Signal, order.signal_id)
    if signal is None:
        return []
    allow(tx.conn, actor, "end", "signal", group=signal.group_id, about=signal.person_id)
    rewrite_at = now + REWRITE_AFTER
    if not SIGNAL.change(tx.conn, signal.id, "ended", ended_at=now, next_at=rewrite_at):
        return []
    take_back(tx, signal.id)
    return sorted(
        {row.person_id for row in _gone_to_staff(tx, signal) if row.person_id is not None}
    )


def _gone_to_staff(tx: Tx, signal: Signal) -> list[Notice]:
    return tx.every(
        Notice,
        select(notices).where(
            notices.c.signal_id == signal.id,
            notices.c.act == "send",
            notices.c.person_id != signal.person_id,
            notices.c.state.in_(("sending", "accepted", "opened", "confirmed")),
        ),
    )


def rewrite(tx: Tx, signal: Signal, now: datetime) -> None:
    """Turn what each of the staff got for it into one line that names no one; the rest goes away.

    What only told of its end and has not got through by now goes no more. Called by the clock,
    once the signal has ended.
    """
    tx.conn.execute(update(signals).where(signals.c.id == signal.id).values(next_at=None))
    outbox.withdraw(tx, notices.c.signal_id == signal.id, notices.c.name.in_(_ONLY_THEN))
    _close_talks(tx, signal)
    name = "signal_rewritten" if signal.answered_at else "signal_rewritten_over"
    told: set[int | None] = set()
    for row in _gone_to_staff(tx, signal):
        act = "delete" if row.person_id in told else "edit"
        told.add(row.person_id)
        outbox.post(
            tx,
            act=act,
            to=row.person_id,
            kind="note",
            name=name,
            lane=Lane.NOTICE,
            now=now,
            dedupe=f"rewrite:{row.id}",
            target_id=row.id,
            signal_id=signal.id,
        )


def _close_talks(tx: Tx, signal: Signal) -> None:
    """Nobody is asked any more."""
    tx.conn.execute(
        update(talks)
        .where(
            talks.c.signal_id == signal.id,
            talks.c.conversation.in_((*ASKING, AFTER)),
            talks.c.state.in_(("open", "paused")),
        )
        .values(state="closed")
    )


def take_back_signal(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """End it, and tell whoever was told. NotAllowed for anyone but the person."""
    for person_id in close(tx, actor, order, now):
        note_to(tx, person_id, TAKEN_BACK, order.signal_id or 0, now, "end", covered=True)


def fade_signal(tx: Tx, signal: Signal, now: datetime) -> None:
    """Empty the signal of people, and delete its talks and notices. Called by the clock."""
    if not SIGNAL.change(
        tx.conn, signal.id, "faded", person_id=None, answered_by=None, answer=None, next_at=None
    ):
        return
    theirs = select(talks.c.id).where(talks.c.signal_id == signal.id)
    of_it = tasks.c.talk_id.in_(theirs) | (tasks.c.signal_id == signal.id)
    tx.conn.execute(update(tasks).where(of_it).values(talk_id=None, path=None, signal_id=None))
    outbox.erase(tx, (notices.c.signal_id == signal.id) | notices.c.talk_id.in_(theirs))
    tx.conn.execute(delete(talks).where(talks.c.signal_id == signal.id))
