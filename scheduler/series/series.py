"""A series: begun with its first meeting; and what follows one of them, made or still to be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update

from records.database import Tx, as_json
from records.groups import Group
from records.meetings import Made, Meeting, meetings
from records.series import SERIES, Series, series
from scheduler.post.help_now import region
from scheduler.series.facts import holidays_of
from scheduler.series.repeats import end_of, holidays_in, make_at, next_place, nth_day
from scheduler.talks.acts import Order, Refused


def begin(tx: Tx, group: Group, first: Made, order: Order, now: datetime) -> int:
    """Begin a series with its first meeting; its id. Refused if it would end before that."""
    every, until = order.words("repeats"), order.words("until")
    last = end_of(until, group.zone) if until and until != "open" else None
    if last is not None and last < first.starts_at:
        raise Refused("ENDS_BEFORE_IT_BEGINS")
    skipped = holidays_of(order.answers) if order.words("holidays") == "leave_out" else []
    done = tx.conn.execute(
        insert(series).values(
            group_id=group.id,
            made_by=first.made_by,
            made_at=now,
            every=every,
            zone=group.zone,
            first_at=first.starts_at,
            until=last,
            left_out=as_json([day.isoformat() for day in skipped]),
            minutes=first.minutes,
            break_at=first.break_at,
            card=tx.seal(group.key_id, "series.card", dict(first.card)),
            made=1,
        )
    )
    (series_id,) = done.inserted_primary_key or (0,)
    plan_the_next(tx, tx.get(Series, series_id), now)
    return int(series_id)


def plan_the_next(tx: Tx, row: Series, now: datetime) -> None:
    """Set when the next meeting of a series is made, given how many there are; or end it."""
    place = next_place(row, now)
    if place is None:
        SERIES.change(tx.conn, row.id, "ended", make_at=None)
        return
    tx.conn.execute(
        update(series).where(series.c.id == row.id).values(make_at=make_at(row.every, place))
    )


def following(tx: Tx, meeting: Meeting) -> list[Meeting]:
    """The planned meetings of a series after this one, soonest first."""
    return tx.every(
        Meeting,
        select(meetings)
        .where(
            meetings.c.series_id == meeting.series_id,
            meetings.c.state == "planned",
            meetings.c.starts_at > meeting.starts_at,
        )
        .order_by(meetings.c.starts_at),
    )


def lengths(after: Mapping[str, Any]) -> dict[str, Any]:
    """Of what is different, how long it is and when the break is."""
    return {name: value for name, value in after.items() if name in ("minutes", "break_at")}


def new_times(tx: Tx, meeting: Meeting, new_start: datetime) -> dict[int, str]:
    """When each meeting that follows is, in ISO, if this one is at `new_start`; by its id.

    The rule goes on from there: the same weekday, or the same weekday of the month, and the same
    time by the clock on the wall. One that was moved on its own stays where it was put.
    """
    row = tx.get(Series, meeting.series_id)
    zone, first = ZoneInfo(row.zone), meeting.occurrence or 1
    was, is_now = (_wall(moment, zone) for moment in (row.first_at, new_start))
    found = {}
    for later in following(tx, meeting):
        nth = later.occurrence or 1
        by_rule = nth_day(row.every, was, nth).replace(tzinfo=zone)
        if later.starts_at == by_rule.astimezone(UTC):
            moved = nth_day(row.every, is_now, nth - first + 1).replace(tzinfo=zone)
            found[later.id] = moved.astimezone(UTC).isoformat()
    return found


def begin_rule_at(tx: Tx, meeting: Meeting, new_start: datetime, now: datetime) -> None:
    """The series' rule begins with this meeting now: the next ones are made by it."""
    row = tx.get(Series, meeting.series_id)
    passed = (meeting.occurrence or 1) - 1
    first = _wall(new_start, ZoneInfo(row.zone))
    left_out = json.loads(row.left_out)
    if left_out:  # they wanted none on holidays: so it is with the new days
        last = row.until.astimezone(ZoneInfo(row.zone)).date() if row.until else None
        left_out = [day.isoformat() for day in holidays_in(row.every, first, last, region())]
    tx.conn.execute(
        update(meetings)
        .where(meetings.c.series_id == row.id)
        .values(occurrence=meetings.c.occurrence - passed)
    )
    tx.conn.execute(
        update(series)
        .where(series.c.id == row.id)
        .values(first_at=new_start, made=row.made - passed, left_out=as_json(left_out))
    )
    if row.state == "running":
        plan_the_next(tx, tx.get(Series, meeting.series_id), now)


def _wall(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
