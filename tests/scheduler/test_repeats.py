# ruff: noqa: DTZ001 - days of a rule are on the clock on the wall
"""Meetings that repeat: the same time on the wall, all year round, and never one twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.series import Every, Series
from scheduler.series.repeats import AHEAD, days, end_of, holidays_in, next_place, places
from tests.scheduler.zones import moments, zones

everies = st.sampled_from(list(Every))


def a_series(every: str, first_at: datetime, zone: str = "Europe/London", **more: Any) -> Series:
    """A series' row, as far as its rule goes."""
    of_it = {"id": 1, "group_id": 1, "made_by": 1, "made_at": first_at, "minutes": 60, "card": b""}
    return Series(**{**of_it, "every": every, "first_at": first_at, "zone": zone, **more})


def starts(rule: Series, most: int = 60) -> list[datetime]:
    return [place.starts_at for place in islice(places(rule), most)]


@given(first=moments, zone=zones, every=everies)
def test_the_clock_on_the_wall_shows_the_same_time_whatever_the_clocks_do(
    first: datetime, zone: str, every: Every
) -> None:
    there = ZoneInfo(zone)
    local = first.astimezone(there).replace(second=0, microsecond=0, fold=0)
    first = local.astimezone(UTC)
    kept = first.astimezone(there).time()
    for start in starts(a_series(every, first, zone), 40):
        seen = start.astimezone(there)
        # an hour that does not exist on one night of the year is the only exception
        if seen.replace(tzinfo=None).time() != kept:
            assert seen.utcoffset() != (start - timedelta(hours=3)).astimezone(there).utcoffset()
        assert seen.weekday() == local.weekday()


@given(first=moments, every=everies)
def test_they_come_as_often_as_was_said(first: datetime, every: Every) -> None:
    local = first.replace(tzinfo=None, microsecond=0)
    found = list(islice(days(every, local), 30))
    apart = {(after - before).days for before, after in pairwise(found)}

    assert found[0] == local
    expected = {Every.WEEK: {7}, Every.FORTNIGHT: {14}, Every.MONTH: {28, 35}}
    assert apart <= expected[every]
    assert {day.weekday() for day in found} == {local.weekday()}
    if every is Every.MONTH:
        assert len({(day.year, day.month) for day in found}) == len(found)


def test_each_month_is_the_same_weekday_and_a_fifth_one_the_last() -> None:
    second = islice(days("month", datetime(2026, 6, 10, 14)), 4)
    assert [f"{day:%d %b}" for day in second] == ["10 Jun", "08 Jul", "12 Aug", "09 Sep"]
    fifth = islice(days("month", datetime(2026, 4, 30, 14)), 4)
    assert [f"{day:%d %b}" for day in fifth] == ["30 Apr", "28 May", "25 Jun", "30 Jul"]


def test_it_ends_after_its_last_day_and_skips_what_was_left_out() -> None:
    first = datetime(2026, 6, 10, 13, tzinfo=UTC)
    rule = a_series("week", first, until=end_of("2026-07-08", "Europe/London"))
    assert [f"{start:%d.%m}" for start in starts(rule)] == [
        "10.06", "17.06", "24.06", "01.07", "08.07",
    ]  # fmt: skip
    without = a_series("week", first, until=rule.until, left_out='["2026-06-24"]', made=1)
    assert [place.number for place in places(without)] == [2, 4, 5]


def test_one_that_was_missed_while_the_program_was_away_is_passed_by() -> None:
    first = datetime(2026, 6, 10, 13, tzinfo=UTC)
    place = next_place(a_series("week", first, made=1), first + timedelta(days=20))
    assert place is not None
    assert place == (4, first + timedelta(days=21))


@pytest.mark.parametrize("every", list(Every))
def test_people_see_at_least_two_meetings_ahead(every: Every) -> None:
    assert AHEAD[every] >= 2 * {"week": timedelta(7), "fortnight": timedelta(14)}.get(
        every, timedelta(35)
    )


def test_holidays_are_found_in_the_first_year_and_not_after_the_last_day() -> None:
    fridays = datetime(2026, 9, 25)
    assert holidays_in("week", fridays, None, "gb")[:2] == [date(2026, 12, 25), date(2027, 1, 1)]
    assert holidays_in("week", fridays, date(2026, 12, 24), "gb") == []
    assert holidays_in("week", datetime(2026, 6, 10), date(2026, 7, 1), "nowhere") == []
