"""A meeting for one's own calendar: another library reads back what ours wrote."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.calendar_file import Appointment, calendar_file

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
    calendar = vobject.readOne(content.decode())
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
    assert calendar.method.value == ("CANCEL" if off else "PUBLISH")


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
    }
