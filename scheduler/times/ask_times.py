"""Ask a group which of some times suit it, before a meeting is set (CH:106)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert

from records.access import Actor, allow
from records.database import Tx
from records.groups import zone_there
from records.people import RUNS, Role
from records.polls import Poll, poll_times, polls
from scheduler.post.help_now import region
from scheduler.talks.acts import Order, Refused, group_of
from scheduler.talks.cards import key_of
from scheduler.talks.people.members import everyone
from scheduler.times.polls import ask, close_on, typed_times, usual_close


def ask_times(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep the times, and ask each co-producer. Refused for times that can't be. NotAllowed."""
    group_id = group_of(tx, actor, order, *RUNS)
    allow(tx.conn, actor, "make", "poll", group=group_id)
    zone = zone_there(tx.conn, group_id)
    times = typed_times(order.answers, zone)
    if len(times) < 2:
        raise Refused("TIMES_THE_SAME")
    if times[0] <= now:
        raise Refused("TIME_IS_OVER")
    said = order.words("closes")
    usual = said in ("", "usual")
    closes_at = usual_close(times[0], now, zone, region()) if usual else close_on(said, zone)
    if closes_at >= times[0] or closes_at <= now:
        raise Refused("CLOSES_TOO_LATE" if closes_at > now else "TIME_IS_OVER")
    key_id = key_of(tx, group_id)
    done = tx.conn.execute(
        insert(polls).values(
            group_id=group_id,
            made_by=actor.person_id,
            made_at=now,
            closes_at=closes_at,
            card=tx.seal(key_id, "poll.card", {"title": order.words("title")}),
        )
    )
    (poll_id,) = done.inserted_primary_key or (0,)
    for starts_at in times:
        tx.conn.execute(insert(poll_times).values(poll_id=poll_id, starts_at=starts_at))
    poll = tx.get(Poll, poll_id)
    for person in everyone(tx, group_id, Role.CO_PRODUCER):
        ask(tx, poll, person.id, now)
