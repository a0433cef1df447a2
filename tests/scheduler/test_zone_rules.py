"""The clocks of a zone in a calendar file: other libraries read them as the zone itself has it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from icalendar import Calendar

from records.series import Every
from scheduler.calendars.calendar_file import Appointment, Appointments, series_file
from scheduler.series.repeats import written_rule

ZONES = (
    *("Europe/London", "Europe/Dublin", "Europe/Warsaw", "Europe/Bucharest", "Europe/Kyiv"),
    *("Africa/Cairo", "Africa/Casablanca", "Asia/Kolkata", "Asia/Dhaka", "Africa/Mogadishu"),
    *("America/New_York", "Australia/Sydney", "Asia/Kathmandu"),
)
FIRST = datetime.fromisoformat("2026-06-10T14:00")
AN_HOUR = timedelta(hours=1)


def file_in(zone: str) -> str:
    start = FIRST.replace(tzinfo=ZoneInfo(zone))
    first = Appointment("ab", 0, "Tea", "", start, start + AN_HOUR, start)
    rule = written_rule(Every.WEEK, FIRST)
    return series_file(Appointments(first, rule, (), ())).decode()


def by_dateutil(text: str, name: str) -> Any:
    return tzical(StringIO(text)).get(name)


def by_icalendar(text: str, name: str) -> Any:
    part: Any
    (part,) = [one for one in Calendar.from_ical(text).walk() if one.name == "VTIMEZONE"]
    part["tzid"] = f"ours/{name}"  # by its own name it would take the zone it knows
    return part.to_tz(lookup_tzid=False)


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("read", [by_dateutil, by_icalendar])
def test_each_hour_around_a_change_is_as_the_zone_has_it(read: Any, name: str) -> None:
    zone, ours = ZoneInfo(name), read(file_in(name), name)

    changes = [there for there in hours() if offset(there, zone) != offset(there - AN_HOUR, zone)]
    near = [there + AN_HOUR * n for there in changes for n in (-25, -2, -1, 0, 1, 2, 25)]
    wrong = [there for there in near if offset(there, ours) != offset(there, zone)]
    assert wrong == []
    in_each_half = [datetime(y, m, 15, 12, tzinfo=UTC) for y in range(2026, 2036) for m in (1, 7)]
    assert [one for one in in_each_half if offset(one, ours) != offset(one, zone)] == []


def hours() -> list[datetime]:
    first = datetime(2026, 1, 1, tzinfo=UTC)
    return [first + AN_HOUR * number for number in range(24 * 365 * 10)]


def offset(moment: datetime, zone: Any) -> timedelta | None:
    """How far a clock there is from UTC, by what it shows then and not by what it is called."""
    shown = moment.astimezone(zone).replace(tzinfo=None)
    return shown - moment.replace(tzinfo=None)


def test_london_changes_at_one_in_the_night_by_the_clock_before_it() -> None:
    text = file_in("Europe/London")

    onsets = [line for line in text.split("\r\n") if line.startswith("DTSTART:2025")]
    assert sorted(onsets) == [
        "DTSTART:20250101T000000",
        "DTSTART:20250330T010000",
        "DTSTART:20251026T020000",
    ]
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in text
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in text


def test_what_no_rule_says_is_a_list_of_days_and_a_zone_without_changes_has_none() -> None:
    assert "RDATE:2026" in file_in("Africa/Casablanca").replace("\r\n ", "")
    kolkata = file_in("Asia/Kolkata").partition("END:VTIMEZONE")[0]
    assert kolkata.count("BEGIN:STANDARD") == 1
    assert "RRULE" not in kolkata
