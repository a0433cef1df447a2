"""Begin to make a meeting at one of the times that people were asked about."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.groups import zone_there
from records.polls import Poll, poll_times, polls
from scheduler.talks.acts import Order, Outcome, Refused
from scheduler.times.polls import title_of


class TimeOfPoll(Poll):
    """A poll, and that of its times which was picked."""

    starts_at: datetime


def poll_of(tx: Tx, order: Order) -> TimeOfPoll:
    """The poll whose time was picked. Raises Refused if another has settled it."""
    said = order.words("chosen_time")
    found = poll_times.c.id == (int(said) if said.isdecimal() else 0)
    poll = tx.first(
        TimeOfPoll,
        select(polls, poll_times.c.starts_at)
        .join(poll_times, poll_times.c.poll_id == polls.c.id)
        .where(found),
    )
    if poll is None:
        raise Refused("OLD_BUTTON")
    if poll.state not in ("open", "closed"):
        raise Refused("SEEN_TO_ALREADY")
    return poll


def take_time(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """The group, name, day and time as answers. Refused when it is settled or over. NotAllowed."""
    poll = poll_of(tx, order)
    allow(tx.conn, actor, "settle", "poll", group=poll.group_id)
    if poll.starts_at <= now:
        raise Refused("OLD_BUTTON")
    zone = zone_there(tx.conn, poll.group_id)
    local = poll.starts_at.astimezone(ZoneInfo(zone))
    return Outcome(
        answers={
            "group": str(poll.group_id),
            "title": title_of(tx, poll),
            "day": local.date().isoformat(),
            "time": f"{local:%H:%M}",
        }
    )
