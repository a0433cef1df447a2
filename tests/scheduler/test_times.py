"""When the bot may write: in the person's own zone, through both changes of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings

from records.people import Hours
from scheduler.post.times import at_local, awake, last_awake, local_day, next_awake, window
from tests.scheduler.zones import CHANGES, hours, moments, zones

FEW = settings(max_examples=200, deadline=None)


def local_time(moment: datetime, zone: str) -> time:
    return moment.astimezone(ZoneInfo(zone)).time()


def test_the_changes_of_the_clock_these_tests_use_are_the_real_ones() -> None:
    london = ZoneInfo("Europe/London")
    for change in CHANGES:
        before, after = (change + timedelta(minutes=m) for m in (-1, 1))
        assert before.astimezone(london).utcoffset() != after.astimezone(london).utcoffset()


@pytest.mark.parametrize(
    ("name", "opens", "closes"),
    [("mornings", 9, 12), ("afternoons", 12, 17), ("evenings", 17, 21), ("any", 9, 21)],
)
def test_the_windows_are_what_people_were_told(name: str, opens: int, closes: int) -> None:
    assert window(name) == (time(opens), time(closes))


def test_every_window_people_can_choose_is_known() -> None:
    assert [window(name) for name in Hours]


@FEW
@given(moment=moments, zone=zones, hours=hours)
def test_the_next_waking_moment_is_the_first_from_this_one_on(
    moment: datetime, zone: str, hours: str
) -> None:
    found = next_awake(moment, hours, zone)

    assert found >= moment
    assert awake(found, hours, zone)
    assert found == moment or local_time(found, zone) == window(hours)[0]
    assert found - moment <= timedelta(hours=25)
    steps = int((found - moment) / timedelta(minutes=15))
    between = (moment + timedelta(minutes=15 * n) for n in range(steps + 1))
    assert not any(awake(m, hours, zone) for m in between if m < found)


@FEW
@given(moment=moments, zone=zones, hours=hours)
def test_the_last_waking_moment_is_in_the_window_and_not_after_this_one(
    moment: datetime, zone: str, hours: str
) -> None:
    found = last_awake(moment, hours, zone)

    assert found <= moment
    assert awake(found, hours, zone)
    assert moment - found <= timedelta(hours=25, minutes=15)
    if found != moment:
        end = found + timedelta(minutes=15)
        assert local_time(end, zone) == window(hours)[1]
        steps = int((moment - end) / timedelta(minutes=15))
        between = (end + timedelta(minutes=15 * n) for n in range(steps + 1))
        assert not any(awake(m, hours, zone) for m in between if m <= moment)


@FEW
@given(moment=moments, zone=zones, hours=hours)
@example(moment=datetime(2026, 3, 29, 0, 59, tzinfo=UTC), zone="Europe/London", hours="any")
def test_asking_twice_gives_the_same_moment(moment: datetime, zone: str, hours: str) -> None:
    found, before = next_awake(moment, hours, zone), last_awake(moment, hours, zone)

    assert next_awake(found, hours, zone) == found
    assert last_awake(before, hours, zone) == before


@FEW
@given(moment=moments, zone=zones)
def test_a_local_day_begins_before_the_moment_and_the_next_one_after_it(
    moment: datetime, zone: str
) -> None:
    start = local_day(moment, zone)

    assert start <= moment < start + timedelta(hours=25, minutes=1)
    there = [m.astimezone(ZoneInfo(zone)).date() for m in (start, moment)]
    assert there[0] == there[1]
    before = (start - timedelta(minutes=1)).astimezone(ZoneInfo(zone)).date()
    assert before < there[1]


@FEW
@given(moment=moments, zone=zones, hours=hours)
def test_all_sums_come_out_in_utc(moment: datetime, zone: str, hours: str) -> None:
    there = moment.astimezone(ZoneInfo(zone))
    found = [
        local_day(there, zone),
        next_awake(there, hours, zone),
        last_awake(there, hours, zone),
    ]

    assert [m for m in found if m != there and m.utcoffset() != timedelta(0)] == []


@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        ("2026-06-10", "14:00", datetime(2026, 6, 10, 13, tzinfo=UTC)),
        ("2026-12-10", "14:00", datetime(2026, 12, 10, 14, tzinfo=UTC)),
        ("2026-03-29", "01:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # it never was
        ("2026-10-25", "01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # the first of two
    ],
)
def test_a_day_and_time_of_a_place_become_a_moment(
    day: str, clock: str, expected: datetime
) -> None:
    assert at_local(day, clock, "Europe/London") == expected
