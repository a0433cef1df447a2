"""“I cannot ring now”: the next who can is asked; if there is no one, the facilitators hear it."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from records.people import RUNS, Row
from scheduler.phone_calls.callers import after
from scheduler.phone_calls.queue import have_listed, pass_to, try_again
from scheduler.phone_calls.record_call import DONE_ALREADY, to_settle
from scheduler.post import outbox
from scheduler.talks.acts import Order, Outcome
from scheduler.talks.members import everyone


def pass_call(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Ask the next; there may be nothing left to ask. NotAllowed."""
    me = actor.person_id or 0
    waiting = to_settle(tx, actor, order.about_id or 0, now)
    passed = [_pass(tx, call, me, now) for call in waiting if call.caller_id == me]
    return Outcome() if any(passed) else DONE_ALREADY


def _pass(tx: Tx, call: Row, me: int, now: datetime) -> bool:
    to = after(tx, call, now)
    if to is None:
        _no_one_can(tx, call, me, now)
        return try_again(tx, call, None, now)
    passed = pass_to(tx, call, to, now)
    have_listed(tx, to, now)
    return passed


def _no_one_can(tx: Tx, call: Row, me: int, now: datetime) -> None:
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
