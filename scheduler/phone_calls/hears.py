"""Nobody is rung about what is over for them; whom one was to ring who has gone, another does."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.calls import Call, calls
from records.database import Tx
from records.tasks import Task, tasks
from scheduler.events import Forgotten, Given, Hears, Left, TaskClosed, TaskHandedOn, TaskSeenTo
from scheduler.phone_calls.callers import after
from scheduler.phone_calls.pass_call import pass_on
from scheduler.phone_calls.queue import drop, have_listed, pass_to
from scheduler.phone_calls.record_call import tell_by_voice


def pass_their_calls_on(tx: Tx, event: Forgotten, now: datetime) -> None:
    """Whoever comes after them rings; where there is nobody, nobody does."""
    mine = (calls.c.caller_id == event.person_id, calls.c.state == "open")
    others = calls.c.person_id != event.person_id
    for call in tx.every(Call, select(calls).where(*mine, others)):
        to = after(tx, call, now)
        if to is None:
            drop(tx, calls.c.id == call.id)
        elif pass_to(tx, call, to, now):
            have_listed(tx, to, now)


def ring_no_more(tx: Tx, event: Left, _now: datetime) -> None:
    """About the group and no meeting: what is about a meeting goes with that."""
    mine = (calls.c.person_id == event.person_id, calls.c.group_id == event.group_id)
    drop(tx, *mine, calls.c.meeting_id.is_(None))


def ring_about_it_no_more(tx: Tx, event: TaskClosed, _now: datetime) -> None:
    """Nobody need ring about what is over: taken back, or seen to in some other way."""
    of_it = select(tasks.c.call_id).where(tasks.c.id == event.task_id)
    drop(tx, calls.c.id == of_it.scalar_subquery())


def ring_in_their_place(tx: Tx, event: Given, now: datetime) -> None:
    """Whom the one before was to ring, the one who looks after them now does."""
    theirs = calls.c.person_id == event.person_id
    pass_on(tx, event.group_id, theirs & (calls.c.caller_id == event.from_id), now)


def another_rings(tx: Tx, event: TaskHandedOn, now: datetime) -> None:
    """Whoever has a task that is a call makes that call."""
    call = _call_of(tx, event.task_id)
    if call is None:
        return
    if event.to_id is None:
        pass_on(tx, call.group_id, calls.c.id == call.id, now)
    elif pass_to(tx, call, event.to_id, now):
        have_listed(tx, event.to_id, now)


def they_were_rung(tx: Tx, event: TaskSeenTo, now: datetime) -> None:
    """A task that is a call is done by ringing: they were told by voice."""
    call = _call_of(tx, event.task_id)
    if call is not None:
        tell_by_voice(tx, call, now)


def _call_of(tx: Tx, task_id: int) -> Call | None:
    return tx.find(Call, tx.get(Task, task_id).call_id)


ON: Hears = {
    Forgotten: pass_their_calls_on,
    Left: ring_no_more,
    TaskHandedOn: another_rings,
    TaskSeenTo: they_were_rung,
    TaskClosed: ring_about_it_no_more,
    Given: ring_in_their_place,
}
