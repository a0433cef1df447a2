"""What was typed only looks like the person's word: they are asked, and it is raised in a minute.

The minute is in SQL, so a restart goes on where it was. Two such slips in a row are one. If they
say “No, thank you” meanwhile, nobody hears of it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import insert, select

from records.access import Actor, allow
from records.database import Tx
from records.meetings import meetings
from records.notices import Lane
from records.people import Person
from records.signals import SIGNAL, Signal, signals
from scheduler.post import outbox
from scheduler.signals.raise_signal import held_for, raise_it
from scheduler.talks.acts import Order, Outcome
from scheduler.talks.known import Known
from scheduler.talks.running import meeting_to_raise_in

#: how long the person has to say that it was not meant
UNSURE_FOR = timedelta(minutes=1)
#: the talk that says so, with a way to take it back
TOLD = "you_did_not_tap"


def hold_signal(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome | None:
    """Keep a signal that is raised in a minute; the one that waits, if there is one.

    None when no meeting is running. NotAllowed for whoever may raise none.
    """
    person = tx.get(Person, actor.person_id)
    held = held_for(tx, person.id)
    if held is not None:
        return Outcome(meeting_id=held.meeting_id, signal_id=held.id)
    meeting_id = meeting_to_raise_in(Known(tx, person, now))
    if meeting_id is None:
        return None
    group_id = tx.conn.scalar(select(meetings.c.group_id).where(meetings.c.id == meeting_id))
    allow(tx.conn, actor, "raise", "signal", group=int(group_id or 0))
    done = tx.conn.execute(
        insert(signals).values(
            person_id=person.id,
            group_id=group_id,
            meeting_id=meeting_id,
            raised_at=now,
            next_at=now + UNSURE_FOR,
            state="unsure",
        )
    )
    (signal_id,) = done.inserted_primary_key or (0,)
    return Outcome(meeting_id=meeting_id, signal_id=signal_id)


def raise_held(tx: Tx, signal: Signal, now: datetime) -> None:
    """Raise it, and tell the person so. Does nothing if they have answered meanwhile."""
    if not raise_it(tx, signal, now):
        return
    outbox.post(
        tx,
        to=signal.person_id,
        kind="begin",
        name=TOLD,
        lane=Lane.SIGNAL,
        now=now,
        dedupe=f"{TOLD}:{signal.id}",
        signal_id=signal.id,
        meeting_id=signal.meeting_id,
    )


def drop_signal(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Drop what has not been raised yet. NotAllowed for anyone but the person."""
    signal = tx.find(Signal, order.signal_id)
    if signal is None:
        return
    allow(tx.conn, actor, "end", "signal", group=signal.group_id, about=signal.person_id)
    SIGNAL.change(tx.conn, signal.id, "dropped", ended_at=now, next_at=None)
