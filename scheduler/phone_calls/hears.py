"""Nobody is rung about a group they have left; whom a forgotten one was to ring, others do."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.calls import Call, calls
from records.database import Tx
from scheduler.events import Forgotten, Hears, Left
from scheduler.phone_calls.callers import after
from scheduler.phone_calls.queue import drop, have_listed, pass_to


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


ON: Hears = {Forgotten: pass_their_calls_on, Left: ring_no_more}
