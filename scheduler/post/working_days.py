"""When staff next look at what people sent them: on working days, at the times they chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from holidays import HolidayBase, country_holidays

#: the times one can choose, by the key of the choice (conversations/choices/about_you.py, LOOKS)
LOOKS = {"at_9": time(9), "at_12": time(12), "at_16": time(16)}
#: when a working half-day begins, and when the day ends
_HALF_DAYS, _DAY_ENDS = (time(9), time(13)), time(17)
#: country and part of it whose public holidays a region keeps
_KEEPS = {"gb": ("GB", "ENG")}
#: the longest that nobody works: a few holidays around a weekend
_LONGEST_BREAK_DAYS = 14


@cache
def _holidays(region: str) -> HolidayBase | dict[date, str]:
    if region not in _KEEPS:
        return {}
    country, part = _KEEPS[region]
    return country_holidays(country, subdiv=part)


@lru_cache(maxsize=4_000)
def is_working_day(day: date, region: str) -> bool:
    """Whether people work on this day: not at weekends, nor on the region's public holidays."""
    return day.weekday() < 5 and day not in _holidays(region)


def working_day_before(moment: datetime, zone: str, region: str) -> date:
    """The last working day before the local day of a moment: the eve of a meeting."""
    day = moment.astimezone(ZoneInfo(zone)).date() - timedelta(days=1)
    while not is_working_day(day, region):
        day -= timedelta(days=1)
    return day


def holidays_among(days: Iterable[date], region: str) -> list[date]:
    """Those of these days that are public holidays of the region."""
    return [day for day in days if day in _holidays(region)]


def next_look(now: datetime, looks: Iterable[str], zone: str, region: str) -> datetime | None:
    """The next moment, in UTC, at which someone with these times looks; None without any."""
    return next_working(now, (LOOKS[key] for key in looks if key in LOOKS), zone, region)


def next_working(now: datetime, times: Iterable[time], zone: str, region: str) -> datetime | None:
    """The next moment, in UTC, that is one of these times on a working day; None without any."""
    times = sorted(times)
    today = now.astimezone(ZoneInfo(zone)).date()
    for day in (today + timedelta(days=n) for n in range(_LONGEST_BREAK_DAYS)):
        if is_working_day(day, region):
            for at in times:
                moment = datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
                if moment > now:
                    return moment
    return None


def next_half_day(now: datetime, zone: str, region: str) -> datetime:
    """When the next working morning or afternoon begins, in UTC."""
    return next(start for start in _half_days(now, 1, zone, region) if start > now)


def next_week(now: datetime, zone: str, region: str) -> datetime:
    """When the first working day of the next week that has one begins, in UTC."""
    today = now.astimezone(ZoneInfo(zone)).date()
    monday = today - timedelta(days=today.weekday())
    days = (monday + timedelta(days=n) for n in range(7, 7 + 3 * _LONGEST_BREAK_DAYS))
    first = next(day for day in days if is_working_day(day, region))
    return datetime.combine(first, _HALF_DAYS[0], ZoneInfo(zone)).astimezone(UTC)


def last_half_day(before: datetime, zone: str, region: str) -> datetime:
    """When the last working morning or afternoon begins that does so by a moment, in UTC."""
    return next(start for start in _half_days(before, -1, zone, region) if start <= before)


def at_work(moment: datetime, zone: str, region: str) -> datetime:
    """The moment itself if people work then, else when they next begin to, in UTC."""
    local = moment.astimezone(ZoneInfo(zone))
    if is_working_day(local.date(), region) and _HALF_DAYS[0] <= local.time() < _DAY_ENDS:
        return moment
    return next_half_day(moment, zone, region)


def _half_days(near: datetime, step: int, zone: str, region: str) -> Iterator[datetime]:
    """The starts of half-days from the day of a moment on, or back."""
    today = near.astimezone(ZoneInfo(zone)).date()
    for day in (today + timedelta(days=n * step) for n in range(_LONGEST_BREAK_DAYS)):
        if is_working_day(day, region):
            for at in _HALF_DAYS[::step]:
                yield datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
