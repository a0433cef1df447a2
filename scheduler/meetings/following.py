"""What a change of one meeting means for those that follow in its series, made or still to be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from records.database import Tx, as_json
from records.meetings import meetings
from records.people import Row
from records.series import series
from scheduler.meetings.changes import there, written_anew
from scheduler.meetings.schedule_meeting import plan_the_next
from scheduler.post.help_now import region
from scheduler.series.end_series import following
from scheduler.series.repeats import holidays_in, nth_day
from scheduler.talks.cards import key_of


def lengths(after: Mapping[str, Any]) -> dict[str, Any]:
    """Of what is different, how long it is and when the break is."""
    return {name: value for name, value in after.items() if name in ("minutes", "break_at")}


def keep_for_new_ones(
    tx: Tx, meeting: Row, after: Mapping[str, Any], place: object, by: int
) -> None:
    """What meetings of the series that are still to be made begin with."""
    row = _series_of(tx, meeting)
    key = key_of(tx, meeting.group_id)
    card = tx.unseal(key, "series.card", row.card)
    card = written_anew(card, there(after, place, card.get("place")), by)
    tx.conn.execute(
        update(series)
        .where(series.c.id == row.id)
        .values(card=tx.seal(key, "series.card", card), **lengths(after))
    )


def new_times(tx: Tx, meeting: Row, new_start: datetime) -> dict[int, str]:
    """When each meeting that follows is, in ISO, if this one is at `new_start`; by its id.

    The rule goes on from there: the same weekday, or the same weekday of the month, and the same
    time by the clock on the wall. One that was moved on its own stays where it was put.
    """
    row = _series_of(tx, meeting)
    zone, first = ZoneInfo(row.zone), meeting.occurrence
    was, is_now = (_wall(moment, zone) for moment in (row.first_at, new_start))
    found = {}
    for later in following(tx, meeting):
        by_rule = nth_day(row.every, was, later.occurrence).replace(tzinfo=zone)
        if later.starts_at == by_rule.astimezone(UTC):
            moved = nth_day(row.every, is_now, later.occurrence - first + 1).replace(tzinfo=zone)
            found[later.id] = moved.astimezone(UTC).isoformat()
    return found


def begin_rule_at(tx: Tx, meeting: Row, new_start: datetime, now: datetime) -> None:
    """The series' rule begins with this meeting now: the next ones are made by it."""
    row = _series_of(tx, meeting)
    passed = meeting.occurrence - 1
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
        plan_the_next(tx, _series_of(tx, meeting), now)


def _series_of(tx: Tx, meeting: Row) -> Row:
    return tx.conn.execute(select(series).where(series.c.id == meeting.series_id)).one()


def _wall(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
