"""Times of day that were typed: “2 pm”, “14:30”, “2.30pm”, “half past two”, “noon”, “٢ ظهرًا”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError

from locales.plain import plain

Half = Literal["am", "pm", "noon", "midnight"]

_TO_TWELVE = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_NUMBERS = {word: str(number) for number, word in enumerate(_TO_TWELVE, start=1)}
_BESIDE = frozenset(
    {"at", "around", "about", "oclock", "o", "clock", "in", "the", "hrs", "hours", "h"}
    | {"الساعه", "في"}
)
_ENGLISH: dict[str, Half] = {
    "am": "am",
    "a": "am",
    "pm": "pm",
    "p": "pm",
    "morning": "am",
    "afternoon": "pm",
    "evening": "pm",
    "tonight": "pm",
    "night": "pm",
    "noon": "noon",
    "midday": "noon",
    "midnight": "midnight",
}
_PAST_OR_TO = re.compile(r"(half|quarter|\d{1,2}) (?:minutes )?(past|to) (\d{1,2})(.*)")
_CLOCK = re.compile(r"(\d{1,2})(?: ?h? ?(\d\d))?(?: ?(\D+))?")


class NoTime(Exception):
    """There is no time of day in what was typed."""


def time_in(text: str, *, language: str) -> str:
    """The time as HH:MM. A bare 1 to 7 is after noon: nobody meets at night. Raises NoTime."""
    said = _spoken_out(plain(text))
    half_names = halves(language)
    if said in half_names and half_names[said] in {"noon", "midnight"}:
        return "12:00" if half_names[said] == "noon" else "00:00"
    found = _CLOCK.fullmatch(said)
    if found is None:
        raise NoTime
    hour, minute, tail = int(found[1]), int(found[2] or 0), found[3]
    half = half_names.get(tail) if tail else None
    if minute > 59 or hour > 23 or (tail and half is None):
        raise NoTime
    return f"{_hour(hour, half, exact=found[1].startswith('0')):02}:{minute:02}"


def _hour(hour: int, half: Half | None, *, exact: bool) -> int:
    if half in {"am", "midnight"}:
        if hour > 12:
            raise NoTime
        return hour % 12
    if half == "pm" and hour == 0:
        raise NoTime
    # 11 at noon is before it; 12, 1 and 2 are not
    after_noon = half == "pm" or (half == "noon" and hour < 10)
    kindly = half is None and not exact and hour <= 7
    return hour + 12 if (after_noon or kindly) and 0 < hour < 12 else hour


def _spoken_out(said: str) -> str:
    """The words in a fixed order and in digits: “half past two” is “2 30”."""
    said = re.sub(r"\b([ap]) m\b", r"\1m", said)
    words = [_NUMBERS.get(word, word) for word in said.split()]
    said = " ".join(word for word in words if word not in _BESIDE)
    said = re.sub(r"\bhalf (\d)", r"half past \1", said)
    found = _PAST_OR_TO.fullmatch(said)
    if found is None:
        return said
    minutes = {"half": 30, "quarter": 15}.get(found[1]) or int(found[1])
    hour = int(found[3])
    if not 0 < minutes < 60 or not 1 <= hour <= 12:
        return said
    if found[2] == "to":
        hour, minutes = (hour - 2) % 12 + 1, 60 - minutes
    return f"{hour} {minutes:02}{found[4]}"


@cache
def halves(language: str) -> dict[str, Half]:
    """The words for the halves of the day, in this language and in English."""
    found = dict(_ENGLISH)
    for name, words in _periods(language):
        half: Half | None = None
        if name == "am" or name.startswith("morning"):
            half = "am"
        elif name == "noon":
            half = "noon"
        elif name == "midnight":
            half = "midnight"
        elif name == "pm" or name.startswith(("afternoon", "evening")):
            half = "pm"
        if half is not None:
            found.setdefault(_spoken_out(plain(words)), half)
    return found


def _periods(language: str) -> Iterator[tuple[str, str]]:
    try:
        contexts = Locale.parse(language).day_periods
    except (UnknownLocaleError, ValueError):
        return
    for widths in contexts.values():
        for names in widths.values():
            yield from names.items()
