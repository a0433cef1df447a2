"""No time is looked for any more: those who answered hear so, without a buzz."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.people import Person
from records.polls import Poll, poll_replies, polls
from scheduler.post import outbox
from scheduler.talks.acts import Order, Refused
from scheduler.talks.known import Known
from scheduler.times.facts import poll_here
from scheduler.times.polls import end


def drop_times(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """End it. Refused if another was quicker. NotAllowed."""
    person = tx.get(Person, actor.person_id)
    said = poll_here(Known(tx, person, now, talk_id=order.talk_id, answers=order.answers))
    poll = tx.first(Poll, select(polls).where(polls.c.id == (said.id if said else 0)))
    if poll is None:
        raise Refused("SEEN_TO_ALREADY")
    allow(tx.conn, actor, "settle", "poll", group=poll.group_id)
    if not end(tx, poll, "dropped", now):
        raise Refused("SEEN_TO_ALREADY")
    answered = select(poll_replies.c.person_id).where(poll_replies.c.poll_id == poll.id)
    for person_id in tx.conn.scalars(answered.order_by(poll_replies.c.id)).all():
        outbox.tell(
            tx,
            person_id,
            "times_dropped",
            now,
            parts={"poll": poll.id},
            dedupe=f"times_dropped:{poll.id}:{person_id}",
            silent=True,
        )
