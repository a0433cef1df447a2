"""Someone was rung: they were told, they did not pick up, or a message was left."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.calls import Call
from records.database import Tx
from records.meetings import meetings
from records.people import RUNS
from scheduler import house
from scheduler.events import ToldByVoice
from scheduler.kinds import Family
from scheduler.phone_calls.queue import MANY_TRIES, due_calls, in_one_call, told, try_again
from scheduler.post import outbox
from scheduler.post.events import happened
from scheduler.talks.acts import Order, Outcome
from scheduler.talks.people.members import everyone

#: someone else was faster, or the person knows by now: there is nothing left to note
DONE_ALREADY = Outcome(say={"done_already": "yes"})


def record_call(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Note what came of the call, for all that it was about. NotAllowed."""
    waiting = to_settle(tx, actor, order.about_id or 0, now)
    if order.words("went") == "told":
        ended = [tell_by_voice(tx, call, now) for call in waiting]
    else:
        ended = [try_again(tx, call, order.words("went"), now) for call in waiting]
        for call in waiting:
            _tell_facilitators(tx, call, actor, now)
    return Outcome() if any(ended) else DONE_ALREADY


def record_told(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Note who was told by voice. NotAllowed for anyone this person is not to ring."""
    picked = order.answers.get("told", ())
    listed = {call.person_id for call in due_calls(tx, actor.person_id or 0, now)}
    for said in picked if isinstance(picked, tuple) else ():
        if int(said) in listed:  # else another has told them meanwhile
            for call in to_settle(tx, actor, int(said), now):
                tell_by_voice(tx, call, now)


def tell_by_voice(tx: Tx, call: Call, now: datetime) -> bool:
    """Someone was told of a call's matter by voice; False if that was known already."""
    if not told(tx, call, now):
        return False
    if call.name in house.in_family(Family.NEWS):
        happened(tx, ToldByVoice(call.person_id, call.meeting_id or 0), now)
    return True


def to_settle(tx: Tx, actor: Actor, about: int, now: datetime) -> list[Call]:
    """The open calls to someone; none if they know by now. NotAllowed."""
    waiting = in_one_call(tx, about, now)
    for call in waiting:
        allow(tx.conn, actor, "record", "told", group=call.group_id, about=about, now=now)
    return waiting


def _tell_facilitators(tx: Tx, call: Call, actor: Actor, now: datetime) -> None:
    """After many tries the facilitators hear of it, once; with a buzz only if it can't wait."""
    if call.tries + 1 != MANY_TRIES:
        return
    off = tx.conn.scalar(select(meetings.c.state).where(meetings.c.id == call.meeting_id))
    for person in everyone(tx, call.group_id, *RUNS):
        if person.id != actor.person_id:
            outbox.tell(
                tx,
                person.id,
                "many_tries",
                now,
                dedupe=f"many_tries:{call.meeting_id}:{call.person_id}:{call.id}:{person.id}",
                about_id=call.person_id,
                meeting_id=call.meeting_id,
                silent=not (call.urgent and off == "cancelled"),
            )
