"""When staff next look at what people sent them: on working days, at the times they chose."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from holidays import HolidayBase, country_holidays

#: the times one can choose, by the key of the choice (conversations/about_you.py, LOOKS)
LOOKS = {"at_9": time(9), "at_12": time(12), "at_16": time(16)}
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


def is_working_day(day: date, region: str) -> bool:
    """Whether people work on this day: not at weekends, nor on the region's public holidays."""
    return day.weekday() < 5 and day not in _holidays(region)


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
