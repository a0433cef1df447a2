"""Times, days, numbers and addresses as people type them, with polite words around them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.words.clean import Unread
from bot.words.contact import phone_in
from bot.words.reading import read
from conversations.script import Ask, Reads, Seen

WEDNESDAY = datetime(2026, 6, 3, 12, tzinfo=UTC)


def said(text: str, reads: Reads) -> object:
    ask = Ask("x", "What?", seen_by=Seen.NOBODY, reads=reads)
    return read(text, ask, (), now=WEDNESDAY, zone="Europe/London", language="en")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(("10-12", "10:00 120"), ("10 – 12", "10:00 120"), ("please 10-12", "10:00 120")),
        *(("2pm pls", "14:00"), ("at 2 please", "14:00"), ("10 - 2.30", "10:00 270")),
        *(("noon-1", "12:00 60"), ("5-6", "17:00 60"), ("hi, 2pm", "14:00")),
        *(("its 2pm thanks", "14:00"), ("10-12pm", "10:00 120"), ("half past 2 please", "14:30")),
    ],
)
def test_a_time_is_read(text: str, found: str) -> None:
    assert said(text, Reads.TIME) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(("tomorrow please", "2026-06-04"), ("10 June pls", "2026-06-10")),
        *(("next Tuesday at 2 please", "2026-06-09 14:00"), ("in a week", "2026-06-10")),
    ],
)
def test_a_day_is_read(text: str, found: str) -> None:
    assert said(text, Reads.DATE) == found


@pytest.mark.parametrize(
    "text",
    ["next week", "Next week please", "this month", "the weekend", "next year", "next week at 2"],
)
def test_many_days_are_no_day(text: str) -> None:
    with pytest.raises(Unread) as why:
        said(text, Reads.DATE)
    assert why.value.phrase == "NOT_A_DAY"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("my number is 07723456789", "+44 7723 456789"),
        ("its 07723 456789 thanks", "+44 7723 456789"),
        ("رقمي هو ٠٧٧٢٣٤٥٦٧٨٩", "+44 7723 456789"),
        ("01632 960 222", "+44 1632 960222"),
    ],
)
def test_a_number_is_read(text: str, found: str) -> None:
    ask = Ask("x", "What?", seen_by=Seen.NOBODY, reads=Reads.PHONE)
    assert read(text, ask, (), now=WEDNESDAY, zone="Europe/London", language="ar") == found


@pytest.mark.parametrize("text", ["07723 45678", "0772345678", "+44 7723 45678", "077234567890"])
def test_one_with_a_digit_too_few_or_too_many_is_not(text: str) -> None:
    assert phone_in(text, "gb") == ""


@pytest.mark.parametrize(
    "text",
    [
        "kit@example.org thanks",
        "my email is kit@example.org",
        "Hi, it's kit@example.org.",
        "kit@example.org pls",
    ],
)
def test_an_address_is_read(text: str) -> None:
    assert said(text, Reads.EMAIL) == "kit@example.org"


@pytest.mark.parametrize("text", ["kit@example.org or sam@example.org", "not kit@example.org"])
def test_more_than_an_address_is_not(text: str) -> None:
    with pytest.raises(Unread):
        said(text, Reads.EMAIL)
