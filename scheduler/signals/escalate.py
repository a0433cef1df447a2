"""Nobody has answered in time: the facilitators again, and the next in the person's circle.

The person is told the truth each time (P:escalates). All of it is in SQL, so a restart goes
on where it was. Called by the clock.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, update

from records.database import Tx
from records.groups import groups
from records.meetings import says_they_come
from records.notices import Lane, Notice, notices
from records.people import Person
from records.signals import SIGNAL, Signal, signals
from scheduler.post import outbox
from scheduler.post.times import local_day, next_awake
from scheduler.signals.answer_signal import SORRY, TRUTHS
from scheduler.signals.facts import ASKING, asked_at, asked_first
from scheduler.signals.raise_signal import ask_to_look, pass_on_now
from scheduler.signals.sorts import BREAK
from scheduler.talks.known import Known
from scheduler.tasks.requests import ask_for


def escalate(tx: Tx, signal: Signal, now: datetime) -> None:
    """Pass the signal on by one step. Does nothing if someone has answered meanwhile."""
    step = signal.step + 1
    last = step >= len(TRUTHS)
    wait = tx.conn.scalar(
        select(groups.c.escalate_after_seconds).where(groups.c.id == signal.group_id)
    )
    done = tx.conn.execute(
        update(signals)
        .where(
            signals.c.id == signal.id,
            signals.c.state == "raised",
            signals.c.step == signal.step,
        )
        .values(step=step, next_at=None if last else now + timedelta(seconds=int(wait or 180)))
    )
    if done.rowcount != 1:
        return
    person = tx.get(Person, signal.person_id)
    known = Known(tx, person, now, signal_id=signal.id)
    for facilitator_id in asked_first(known):
        ask_to_look(tx, facilitator_id, signal.id, signal.meeting_id, now, "signal_again", step)
    for next_id in asked_at(known, step):
        ask_to_look(tx, next_id, signal.id, signal.meeting_id, now, "ring_the_desk")
    if last:
        SIGNAL.change(tx.conn, signal.id, "unanswered")
        ask_for(
            tx,
            BREAK,
            person_id=person.id,
            group_id=signal.group_id,
            now=now,
            key=f"break:{signal.id}",
            meeting_id=signal.meeting_id,
            signal_id=signal.id,
        )
        _say_sorry_tomorrow(tx, signal, person, now)
    tell_the_truth(tx, signal, TRUTHS[step - 1], now)


def _say_sorry_tomorrow(tx: Tx, signal: Signal, person: Person, now: datetime) -> None:
    """The next day it is spoken of: by itself, where no thanks for coming do it."""
    if says_they_come(tx.conn, signal.meeting_id, person.id):
        return
    due = local_day(now, person.zone) + timedelta(days=1, hours=10)
    outbox.post(
        tx,
        to=person.id,
        kind="begin",
        name=SORRY,
        lane=Lane.NOTICE,
        now=now,
        due_at=next_awake(due, person.hours, person.zone),
        dedupe=f"{SORRY}:{signal.id}",
        budgeted=True,
        signal_id=signal.id,
    )


def skip_unreachable(tx: Tx, signal_id: int, now: datetime) -> None:
    """A message to staff can't be delivered: if no other one can, go on at once."""
    others = tx.conn.scalar(
        select(notices.c.id)
        .where(
            notices.c.signal_id == signal_id,
            notices.c.name.in_(ASKING),
            notices.c.state.not_in(("failed", "withdrawn", "missed")),
        )
        .limit(1)
    )
    if others is None:
        pass_on_now(tx, signal_id, now)


def tell_the_truth(tx: Tx, signal: Signal, name: str, now: datetime) -> None:
    """Tell the person how it stands: nobody has answered yet, or nobody came."""
    outbox.post(
        tx,
        to=signal.person_id,
        kind="begin",
        name=name,
        lane=Lane.SIGNAL,
        now=now,
        dedupe=f"{name}:{signal.id}",
        signal_id=signal.id,
        meeting_id=signal.meeting_id,
    )


def staff_not_reached(tx: Tx, row: Notice, now: datetime) -> None:
    """What asks staff to look does not get through: if no other can, it goes on at once."""
    if row.signal_id is not None:
        skip_unreachable(tx, row.signal_id, now)
