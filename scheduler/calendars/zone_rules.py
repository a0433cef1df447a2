"""When a zone changes its clocks, as calendar apps read it (RFC 5545, 3.6.5).

Each change is written by the clock as it was before it: London's summer begins at 01:00, Warsaw's
at 02:00, which is the same moment. Apps that know the zone's name by themselves read it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from scheduler.series.repeats import WEEKDAYS

#: no zone changes twice within it
_STEP = timedelta(days=7)
_ONE_SECOND = timedelta(seconds=1)


class _Change(NamedTuple):
    """The clock as it was when it changed, how far it was from UTC before, and after."""

    wall: datetime
    before: timedelta
    after: timedelta
    called: str

    @property
    def sort(self) -> tuple[bool, timedelta, timedelta, str]:
        """What changes of the same sort have in common: forward or back, and by how much."""
        return (self.after > self.before, self.before, self.after, self.called)


def zone_rules(name: str, first: datetime, last: datetime) -> Timezone:
    """How a zone keeps its clocks, from one moment to another."""
    part = Timezone()
    part.add("tzid", name)
    zone = ZoneInfo(name)
    changes = list(_changes(zone, first, last))
    at_first = first.astimezone(zone)
    offset = at_first.utcoffset() or timedelta(0)
    begins = _Change(at_first.replace(tzinfo=None), offset, offset, at_first.tzname() or name)
    part.add_component(_observance(_is_summer(changes), [begins]))
    for sort, same in groupby(sorted(changes, key=lambda one: (one.sort, one.wall)), _sort_of):
        part.add_component(_observance(sort[0], list(same)))
    return part


def _is_summer(changes: list[_Change]) -> bool:
    """Whether a zone is at its later clock before it changes; whatever that is called."""
    return bool(changes) and changes[0].after < changes[0].before


def _sort_of(change: _Change) -> tuple[bool, timedelta, timedelta, str]:
    return change.sort


def _changes(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[_Change]:
    """Each change of a zone's clocks in between, to the second."""
    since = first.astimezone(UTC)
    while since < last:
        until = since + _STEP
        before, after = _offset(zone, since), _offset(zone, until)
        if before != after:
            there = _first_with(zone, after, since, until)
            called = there.astimezone(zone).tzname() or zone.key
            yield _Change((there + before).replace(tzinfo=None), before, after, called)
        since = until


def _first_with(zone: ZoneInfo, after: timedelta, since: datetime, until: datetime) -> datetime:
    """The moment from which a zone is that far from UTC; before it, it is not."""
    while until - since > _ONE_SECOND:
        middle = since + timedelta(seconds=(until - since).total_seconds() // 2)
        if _offset(zone, middle) == after:
            until = middle
        else:
            since = middle
    return until


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)


def _observance(summer: bool, changes: list[_Change]) -> Any:  # noqa: FBT001 - one of two parts
    """One sort of change: as a rule, if one says all of them; else as a list of days.

    Many apps write zones by rules, and some read of a list of days no more than the first.
    """
    part: Any = TimezoneDaylight() if summer else TimezoneStandard()
    first = changes[0]
    part.add("dtstart", first.wall)
    part.add("tzname", first.called)
    part.add("tzoffsetfrom", first.before)
    part.add("tzoffsetto", first.after)
    walls = [one.wall for one in changes]
    if len(walls) > 1 and (rule := _rule(walls)):
        part.add("rrule", rule)
    elif len(walls) > 1:
        part.add("rdate", walls[1:])
    return part


def _rule(walls: list[datetime]) -> dict[str, Any] | None:
    """The rule by which a clock changes each year at those moments, if there is one."""
    every_year = [one.year for one in walls] == list(range(walls[0].year, walls[-1].year + 1))
    if not every_year or len({one.time() for one in walls}) > 1:
        return None
    from_start = {(day.month, day.weekday(), (day.day - 1) // 7 + 1) for day in walls}
    from_end = {(day.month, day.weekday(), -1) for day in walls}
    rules = from_end if all(map(_is_last, walls)) else from_start
    if len(rules) != 1:
        return None
    ((month, on, nth),) = rules
    return {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": f"{nth}{WEEKDAYS[on]}"}


def _is_last(day: datetime) -> bool:
    return (day + timedelta(days=7)).month != day.month
