"""Keep which times suit someone: it can be said anew until it closes. No reason is asked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert

from records.access import Actor, allow
from records.calls import calls
from records.database import Tx, as_json
from records.polls import poll_replies
from scheduler.phone_calls.queue import drop
from scheduler.talks.acts import Order, Outcome
from scheduler.times.polls import NAME, shown, times_of


def keep_times(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome | None:
    """Keep what was picked for each poll that was shown; a skip keeps nothing. NotAllowed."""
    said = order.answers.get("could", ())
    if not isinstance(said, tuple) or actor.person_id is None:
        return None
    me, first = actor.person_id, None
    for poll in shown(tx, me, order.talk_id, now):
        allow(tx.conn, actor, "answer", "poll", group=poll.group_id)
        theirs = [t.id for t in times_of(tx, poll.id)]
        picks = [one for one in theirs if str(one) in said]
        mine = (poll_replies.c.poll_id == poll.id, poll_replies.c.person_id == me)
        tx.conn.execute(delete(poll_replies).where(*mine))
        tx.conn.execute(
            insert(poll_replies).values(
                poll_id=poll.id, person_id=me, picks=as_json(picks), replied_at=now
            )
        )
        first = first or poll
    drop(tx, calls.c.person_id == me, calls.c.name == NAME)
    # their own words go to those who run the group that asked
    return None if first is None else Outcome(answers={"group": str(first.group_id)})
