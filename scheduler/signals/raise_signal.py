"""“I need a break”: one commit holds the signal and one notice for each facilitator."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import insert, select, update

from records.access import Actor, allow
from records.database import Tx
from records.groups import groups
from records.meetings import Meeting
from records.notices import Lane
from records.people import Person
from records.signals import SIGNAL, Signal, signals
from records.talks import LIVE, talks
from scheduler.post import outbox
from scheduler.signals.facts import asked_at, asked_first
from scheduler.talks.acts import Order, Outcome
from scheduler.talks.known import Known
from scheduler.talks.running import meeting_to_raise_in

STILL_OPEN = ("raised", "seen", "unanswered")
#: who asks twice within so short a time may only have tapped twice
JUST_NOW = timedelta(minutes=1)


def raise_signal(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome | None:
    """Raise it in the running meeting; two in a row are one. None when no meeting is running.

    One that was seen a while ago, or that nobody came for, makes way: who asks again is heard.
    One that waits for an answer, since it was typed with a slip, is raised now.
    """
    held = held_for(tx, actor.person_id)
    if held is not None:
        raise_it(tx, held, now, but=order.talk_id)
        return Outcome(meeting_id=held.meeting_id, signal_id=held.id)
    person = tx.get(Person, actor.person_id)
    meeting_id = meeting_to_raise_in(Known(tx, person, now))
    if meeting_id is None:
        return None
    meeting = tx.get(Meeting, meeting_id)
    allow(tx.conn, actor, "raise", "signal", group=meeting.group_id)
    standing = tx.first(
        Signal,
        select(signals).where(
            signals.c.person_id == person.id,
            signals.c.meeting_id == meeting_id,
            signals.c.state.in_(STILL_OPEN),
        ),
    )
    if standing is not None and is_the_same(standing, now):
        return Outcome(meeting_id=meeting_id, signal_id=standing.id)
    if standing is not None:
        _make_way(tx, standing, now)
    done = tx.conn.execute(
        insert(signals).values(
            person_id=person.id,
            group_id=meeting.group_id,
            meeting_id=meeting_id,
            raised_at=now,
            next_at=now + _wait(tx, meeting.group_id),
        )
    )
    (signal_id,) = done.inserted_primary_key or (0,)
    _tell_the_room(tx, person, signal_id, meeting_id, now)
    return Outcome(meeting_id=meeting_id, signal_id=signal_id)


def held_for(tx: Tx, person_id: int | None) -> Signal | None:
    """The signal of this person that waits until they have said whether they meant it."""
    found: Signal | None = tx.first(
        Signal,
        select(signals).where(signals.c.person_id == person_id, signals.c.state == "unsure"),
    )
    return found


def raise_it(tx: Tx, held: Signal, now: datetime, *, but: int | None = None) -> bool:
    """Raise a signal that was held; False if it is held no more. Nobody is asked any longer.

    The talk `but` goes on: the person has answered in it.
    """
    wait = _wait(tx, held.group_id)
    if not SIGNAL.change(tx.conn, held.id, "raised", next_at=now + wait):
        return False
    others = select(signals).where(
        signals.c.person_id == held.person_id,
        signals.c.meeting_id == held.meeting_id,
        signals.c.state.in_(STILL_OPEN),
        signals.c.id != held.id,
    )
    for standing in tx.every(Signal, others):
        _make_way(tx, standing, now)
    tx.conn.execute(
        update(talks)
        .where(
            talks.c.signal_id == held.id,
            talks.c.id != (but or 0),
            talks.c.state.in_(LIVE),
        )
        .values(state="closed")
    )
    person = tx.get(Person, held.person_id)
    _tell_the_room(tx, person, held.id, held.meeting_id, now)
    return True


def _wait(tx: Tx, group_id: int) -> timedelta:
    """How long staff have to look before it is passed on."""
    wait = tx.conn.scalar(select(groups.c.escalate_after_seconds).where(groups.c.id == group_id))
    return timedelta(seconds=int(wait or 180))


def _tell_the_room(
    tx: Tx, person: Person, signal_id: int, meeting_id: int | None, now: datetime
) -> None:
    known = Known(tx, person, now, signal_id=signal_id)
    in_the_room = set(asked_first(known))
    for asked in asked_at(known, 0):
        name = "answer_a_signal" if asked in in_the_room else "ring_the_desk"
        ask_to_look(tx, asked, signal_id, meeting_id, now, name)


def is_the_same(signal: Signal, now: datetime) -> bool:
    """Whether asking again is still the same asking: it is on its way, or was seen just now."""
    last = signal.answered_at or signal.raised_at
    return signal.state == "raised" or (signal.state in STILL_OPEN and now < last + JUST_NOW)


def _make_way(tx: Tx, signal: Signal, now: datetime) -> None:
    """End it, with all talks about it; what staff were sent for it names no one from now on."""
    SIGNAL.change(tx.conn, signal.id, "ended", ended_at=now, next_at=now)
    tx.conn.execute(
        update(talks)
        .where(talks.c.signal_id == signal.id, talks.c.state.in_(("open", "paused")))
        .values(state="closed")
    )


def pass_on_now(tx: Tx, signal_id: int, now: datetime) -> None:
    """Have the clock pass the signal on at once: nobody who was asked can be reached."""
    tx.conn.execute(
        update(signals)
        .where(signals.c.id == signal_id, signals.c.state == "raised")
        .values(next_at=now)
    )


def ask_to_look(
    tx: Tx,
    to: int,
    signal_id: int,
    meeting_id: int | None,
    now: datetime,
    name: str = "answer_a_signal",
    step: int = 0,
) -> None:
    """Post the signal to one member of staff, in the first lane; once at each step."""
    outbox.post(
        tx,
        to=to,
        kind="begin",
        name=name,
        lane=Lane.SIGNAL,
        now=now,
        dedupe=f"{name}:{signal_id}:{to}:{step}",
        signal_id=signal_id,
        meeting_id=meeting_id,
        covered=True,
    )


def note_to(
    tx: Tx, to: int, name: str, signal_id: int, now: datetime, key: str, *, covered: bool = False
) -> None:
    """Post a one-way line about a signal in the first lane; once for each `key`."""
    outbox.tell(
        tx,
        to,
        name,
        now,
        lane=Lane.SIGNAL,
        dedupe=f"{name}:{signal_id}:{to}:{key}",
        signal_id=signal_id,
        covered=covered,
    )
