"""A day, and the time that was typed with it: “tomorrow at 2pm”, “10 June, 2 to 4pm”."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.words.day_times import NoTime, says_when, times_in
from bot.words.days import NoDay, day_in

_MANY = 12  #: words: so long a text is no day


def days_in(text: str, *, now: datetime, zone: str, language: str) -> tuple[tuple[str, ...], bool]:
    """What was meant as an ISO day, its time after it, and whether that is sure. As `day_in`."""
    for day, clock in _parted(text, language):
        try:
            times = times_in(clock, language=language)
            found = day_in(day, now=now, zone=zone, language=language)
        except (NoTime, NoDay):
            continue
        days = tuple(one.isoformat() for one in found.days)
        if len(times) == 1:
            return tuple(f"{one} {times[0]}" for one in days), found.sure
        if found.sure:
            return tuple(f"{days[0]} {one}" for one in times), False
        return days, False  # one thing at a time: the time is asked for afterwards
    found = day_in(text, now=now, zone=zone, language=language)
    return tuple(one.isoformat() for one in found.days), found.sure


def _parted(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The ways to part a text into a day and a time, the longest time first."""
    words = text.split()
    cuts = range(1, len(words)) if len(words) < _MANY else ()
    for at in cuts:
        before, after = " ".join(words[:at]), " ".join(words[at:])
        if says_when(after, language=language):
            yield before, after
    for at in reversed(cuts):
        before, after = " ".join(words[:at]), " ".join(words[at:])
        if says_when(before, language=language):
            yield after, before
