"""“I cannot ring now”: the next who can is asked; if there is no one, the facilitators hear it.

Calls are passed on, too, when someone else is to make them from now on.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, select, update

from records.access import Actor
from records.calls import Call, calls
from records.database import Tx
from records.people import RUNS, zone_of
from records.tasks import tasks as task_rows
from scheduler.phone_calls.callers import after, caller_of
from scheduler.phone_calls.queue import have_listed, pass_to, try_again
from scheduler.phone_calls.record_call import DONE_ALREADY, to_settle
from scheduler.post import outbox
from scheduler.post.help_now import region
from scheduler.post.working_days import at_work
from scheduler.talks.acts import Order, Outcome
from scheduler.talks.people.members import everyone
from scheduler.tasks import tasks


def pass_call(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Ask the next; there may be nothing left to ask. NotAllowed."""
    me = actor.person_id or 0
    waiting = to_settle(tx, actor, order.about_id or 0, now)
    passed = [_pass(tx, call, me, now) for call in waiting if call.caller_id == me]
    return Outcome() if any(passed) else DONE_ALREADY


def _pass(tx: Tx, call: Call, me: int, now: datetime) -> bool:
    to = after(tx, call, now)
    if to is None:
        _no_one_can(tx, call, me, now)
        return try_again(tx, call, None, now)
    passed = pass_to(tx, call, to, now)
    have_listed(tx, to, now)
    return passed


def _no_one_can(tx: Tx, call: Call, me: int, now: datetime) -> None:
    for person in everyone(tx, call.group_id, *RUNS):
        if person.id != me:
            outbox.tell(
                tx,
                person.id,
                "no_one_can_ring",
                now,
                dedupe=f"no_one_can_ring:{call.id}:{call.tries}:{person.id}",
                about_id=call.person_id,
                meeting_id=call.meeting_id,
                silent=not call.urgent,
            )


def pass_on(tx: Tx, group_id: int, which: ColumnElement[bool], now: datetime) -> None:
    """Have these calls made by whoever is to make them now, in their working hours."""
    mine = (calls.c.group_id == group_id, calls.c.state == "open", which)
    for call in tx.every(Call, select(calls).where(*mine).order_by(calls.c.id)):
        to = caller_of(tx, call.person_id, group_id, now, urgent=call.urgent, name=call.name)
        if to is None or to == call.caller_id:
            continue
        zone = zone_of(tx.conn, to)
        due = max(call.due_at, now)
        if not call.urgent and call.due_at != call.deadline:
            due = at_work(due, zone, region())
        if call.deadline is not None:
            due = min(due, call.deadline)
        values = {"caller_id": to, "listed_at": None, "due_at": due}
        tx.conn.execute(update(calls).where(calls.c.id == call.id).values(**values))
        tasks.settle(tx, now, task_rows.c.call_id == call.id)
        for caller in (to, call.caller_id):
            have_listed(tx, caller, now)
