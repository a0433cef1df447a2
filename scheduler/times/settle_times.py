"""A time was chosen and its meeting is being made: nobody is asked for a time any more."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from scheduler.talks.acts import Order, Refused
from scheduler.times.polls import end
from scheduler.times.take_time import poll_of


def settle_times(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """End it, so that one meeting comes of it. Refused if another was quicker. NotAllowed."""
    poll = poll_of(tx, order)
    allow(tx.conn, actor, "settle", "poll", group=poll.group_id)
    if not end(tx, poll, "settled", now):
        raise Refused("SEEN_TO_ALREADY")
