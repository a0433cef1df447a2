"""A meeting for one's own calendar: another library reads back what ours wrote."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from records.series import Every
from scheduler.calendars.calendar_file import (
    Appointment,
    Appointments,
    Moved,
    calendar_file,
    series_file,
)
from scheduler.series.repeats import days, written_rule
from tests.calendar_reader import read_calendar

words = st.one_of(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=200
    ),
    st.sampled_from(
        [
            "Tea, talk; and cake \\ more",
            "لقاء يوم الأربعاء في المركز القديم قرب السوق الكبير، الطابق الثاني",
            "🍰" * 40,
            "BEGIN:VEVENT",
            "one line\nEND:VEVENT",
            "a" * 74 + "é" * 10,
        ]
    ),
)
FIRST, LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 12, 31, tzinfo=UTC)
moments = st.integers(0, int((LAST - FIRST).total_seconds())).map(
    lambda seconds: FIRST + timedelta(seconds=seconds)
)


def read(content: bytes) -> Any:
    """The only event of a file, as the other library reads it."""
    calendar = read_calendar(content.decode())
    (event,) = calendar.vevent_list
    return calendar, event


@settings(derandomize=True, deadline=None, max_examples=150)
@given(words, words, moments, st.integers(10, 720), st.integers(0, 50), st.booleans())
def test_another_library_reads_what_was_written(
    title: str, place: str, start: datetime, minutes: int, sequence: int, off: bool
) -> None:
    end = start + timedelta(minutes=minutes)
    content = calendar_file(Appointment("ab" * 16, sequence, title, place, start, end, start, off))

    calendar, event = read(content)
    assert event.uid.value == "ab" * 16
    assert int(event.sequence.value) == sequence
    assert event.summary.value == title
    assert event.location.value == place
    assert event.dtstart.value == start
    assert event.dtend.value == end
    assert event.status.value == ("CANCELLED" if off else "CONFIRMED")
    assert calendar.method.value == "PUBLISH", "nobody was invited, as an attendee is"


@settings(derandomize=True, deadline=None, max_examples=50)
@given(words)
def test_no_line_is_longer_than_the_standard_allows(title: str) -> None:
    start = datetime(2026, 6, 10, 13, tzinfo=UTC)
    content = calendar_file(Appointment("ab", 0, title, "", start, start, start))

    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.endswith(b"END:VCALENDAR\r\n")


@pytest.mark.parametrize("off", [False, True])
def test_it_names_no_one_and_rings_no_bell(off: bool) -> None:
    start = datetime(2026, 6, 10, 13, tzinfo=UTC)
    content = calendar_file(Appointment("ab", 1, "Appointment", "", start, start, start, off))

    names = {line.split(b":")[0].split(b";")[0] for line in content.split(b"\r\n") if line}
    assert names == {
        *(b"BEGIN", b"END", b"PRODID", b"VERSION", b"METHOD"),
        *(b"UID", b"SEQUENCE", b"DTSTAMP", b"DTSTART", b"DTEND"),
        *(b"SUMMARY", b"STATUS", b"CLASS", b"ORGANIZER"),
        *([b"TRANSP"] if off else []),
    }
    assert b"ORGANIZER:invalid:nomail\r\n" in content


def test_what_is_off_is_newer_than_what_was_on_for_each_library_that_compares() -> None:
    start = datetime(2026, 6, 10, 13, tzinfo=UTC)
    on = Appointment("ab", 0, "Appointment", "", start, start, start)
    off = on._replace(sequence=1, written_at=start + timedelta(days=1), off=True)
    events: list[Any] = [Calendar.from_ical(calendar_file(one)).events[0] for one in (on, off)]
    was, then = events

    assert then["uid"] == was["uid"]
    assert then["sequence"] > was["sequence"]
    assert then["dtstamp"].dt > was["dtstamp"].dt
    assert (then["dtstart"], then["organizer"]) == (was["dtstart"], was["organizer"])
    assert (then["status"], then["transp"]) == ("CANCELLED", "TRANSPARENT")
    assert not {"attendee", "transp"} & set(map(str.lower, was))
    assert then.errors == was.errors == []


def expanded(content: bytes, most: int) -> list[datetime]:
    """When the events of a series are, as the other library reads them, in UTC."""
    first, *moved = read_calendar(content.decode()).vevent_list
    days = {day.astimezone(UTC) for day in islice(first.getrruleset(addRDate=True), most + 9)}
    for one in moved:
        days.discard(one.recurrence_id.value.astimezone(UTC))
        days.add(one.dtstart.value.astimezone(UTC))
    return sorted(days)[:most]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    moments,
    st.sampled_from(list(Every)),
    st.sampled_from(["Europe/London", "Europe/Dublin", "Africa/Cairo", "Asia/Kolkata"]),
    st.sets(st.integers(2, 9), max_size=3),
    st.integers(2, 9),
)
def test_another_library_reads_a_series_as_it_was_meant(
    start: datetime, every: Every, zone: str, off: set[int], moved: int
) -> None:
    first = start.replace(minute=0, second=0, hour=12).astimezone(ZoneInfo(zone))
    wall = first.replace(tzinfo=None)
    by_rule = [day.replace(tzinfo=ZoneInfo(zone)) for day in islice(days(every, wall), 12)]
    an_hour, later = timedelta(hours=1), timedelta(hours=26)
    there = by_rule[moved - 1]
    content = series_file(
        Appointments(
            Appointment("ab", 3, "Tea", "", first, first + an_hour, start),
            written_rule(every, wall),
            tuple(by_rule[number - 1] for number in off),
            (Moved(there, there + later, there + later + an_hour, ""),)
            if moved not in off
            else (),
        )
    )

    meant = [
        (day + later if number == moved else day).astimezone(UTC)
        for number, day in enumerate(by_rule, start=1)
        if number not in off
    ]
    assert expanded(content, 9) == sorted(meant)[:9]
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_a_series_of_which_nothing_is_left_is_off_as_a_whole() -> None:
    start = datetime(2026, 6, 10, 13, tzinfo=ZoneInfo("Europe/London"))
    gone = Appointment("ab", 9, "Tea", "", start, start, start, off=True)
    content = series_file(Appointments(gone, written_rule(Every.WEEK, start), (), ()))
    calendar, event = read(content)
    assert (calendar.method.value, event.status.value) == ("PUBLISH", "CANCELLED")
