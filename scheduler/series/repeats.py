"""When a meeting that repeats is on: the same time by the clock on the wall, all year round."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from records.series import Every, Series
from scheduler.post.working_days import holidays_among

#: how long before it begins a meeting of a series is made: people see so far ahead
AHEAD = {
    Every.WEEK: timedelta(weeks=5),
    Every.FORTNIGHT: timedelta(weeks=7),
    Every.MONTH: timedelta(weeks=10),
}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_A_YEAR = timedelta(days=366)


class Place(NamedTuple):
    """A place in the rule, from 1, and when that meeting starts, in UTC."""

    number: int
    starts_at: datetime


def days(every: str, first: datetime) -> Iterator[datetime]:
    """The days of a rule, in wall-clock time without a zone, from the first on, without an end.

    Each month means the same weekday of the month: the second Wednesday. A fifth one is the last,
    since not every month has five.
    """
    if every == Every.MONTH:
        return iter(rrule(MONTHLY, dtstart=first, byweekday=_weekday_of_month(first)))
    return iter(rrule(WEEKLY, dtstart=first, interval=2 if every == Every.FORTNIGHT else 1))


def _weekday_of_month(first: datetime) -> weekday:
    nth = (first.day - 1) // 7 + 1
    return weekday(first.weekday(), nth if nth < 5 else -1)


def written_rule(every: str, first: datetime) -> dict[str, Any]:
    """The rule of `days` as RFC 5545 writes it (section 3.3.10): each part by its name."""
    if every == Every.MONTH:
        day = _weekday_of_month(first)
        return {"FREQ": "MONTHLY", "BYDAY": f"{day.n}{WEEKDAYS[day.weekday]}"}
    return {"FREQ": "WEEKLY", "INTERVAL": 2 if every == Every.FORTNIGHT else 1}


def nth_day(every: str, first: datetime, number: int) -> datetime:
    """The day of a rule at this place, from 1, in wall-clock time."""
    return next(islice(days(every, first), number - 1, None))


def places(row: Series) -> Iterator[Place]:
    """The places of a series from the one after the newest that was made on, until its end."""
    zone, left_out = ZoneInfo(row.zone), set(json.loads(row.left_out))
    first = row.first_at.astimezone(zone).replace(tzinfo=None)
    for number, local in enumerate(days(row.every, first), start=1):
        starts_at = local.replace(tzinfo=zone).astimezone(UTC)
        if row.until is not None and starts_at > row.until:
            return
        if number > row.made and local.date().isoformat() not in left_out:
            yield Place(number, starts_at)


def next_place(row: Series, now: datetime) -> Place | None:
    """The next place that is still to come; None when the series is over."""
    return next((place for place in places(row) if place.starts_at > now), None)


def make_at(every: str, place: Place | None) -> datetime | None:
    """When the meeting of this place is to be made."""
    return None if place is None else place.starts_at - AHEAD[Every(every)]


def end_of(day: str, zone: str) -> datetime:
    """The end of an ISO day in a zone, in UTC: the last moment of a series."""
    local = datetime.combine(date.fromisoformat(day), time(23, 59), ZoneInfo(zone))
    return local.astimezone(UTC)


def holidays_in(every: str, first: datetime, until: date | None, region: str) -> list[date]:
    """The public holidays on which a rule falls in its first year."""
    last = (first + _A_YEAR).date() if until is None else min(until, (first + _A_YEAR).date())
    found = islice(days(every, first), 60)
    return holidays_among([day.date() for day in found if day.date() <= last], region)
