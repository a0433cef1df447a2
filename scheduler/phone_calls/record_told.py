"""Someone has rung several people on their list."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.meetings.news import tell_by_voice
from scheduler.phone_calls.queue import due_calls
from scheduler.phone_calls.record_call import to_settle
from scheduler.talks.acts import Order


def record_told(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Note who was told by voice. NotAllowed for anyone this person is not to ring."""
    picked = order.answers.get("told", ())
    listed = {call.person_id for call in due_calls(tx, actor.person_id or 0, now)}
    for said in picked if isinstance(picked, tuple) else ():
        if int(said) in listed:  # else another has told them meanwhile
            for call in to_settle(tx, actor, int(said), now):
                tell_by_voice(tx, call, now)
