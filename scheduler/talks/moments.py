"""Days and times, as one person reads them: in their language, by the clock where they live."""

from __future__ import annotations

from datetime import UTC, date, datetime
from datetime import time as clock_time
from typing import NamedTuple

from babel.dates import format_date, format_skeleton, format_time

from conversations.phrases import N_
from scheduler.talks.spoken import Name, Voice
from scheduler.talks.words.zones import city, differ, there

_ANY_DAY = date(2026, 1, 1)
#: of a meeting that is in another zone than the reader
_IN_CITY = N_("{clock} in {city} ({here} where you are)")
_UNTIL_IN_CITY = N_("{clock} in {city} ({here} to {here_until} where you are)")
_ON_DAY = N_("{clock} on {day}")


class Day(NamedTuple):
    """The day of a moment; of a meeting, as it is where the meeting is at `home`."""

    at: datetime
    home: str = ""

    def in_words(self, voice: Voice) -> str:
        """Such as “Wednesday 10 June”."""
        return _day(there(self.at, self.home or voice.zone), voice)


class Date(NamedTuple):
    """The day of a moment that may be long ago."""

    at: datetime

    def in_words(self, voice: Voice) -> str:
        """With the year, such as “10 June 2026”."""
        local = there(self.at, voice.zone)
        return str(format_date(local.date(), "long", locale=voice.locale))


class FullDay(NamedTuple):
    """A day of the calendar, wherever one is."""

    on: date
    with_year: bool = True

    def in_words(self, voice: Voice) -> str:
        """Such as “Wednesday 10 June 2026”."""
        skeleton = "yMMMMEEEEd" if self.with_year else "MMMMEEEEd"
        said = format_skeleton(skeleton, self.on, locale=voice.locale)
        return str(said).replace(",", "")


class Clock(NamedTuple):
    """A time of day as it was read, “14:30”, wherever one is."""

    said: str

    def in_words(self, voice: Voice) -> str:
        """As `Time` says it."""
        here = clock_time.fromisoformat(self.said)
        return Time(datetime.combine(_ANY_DAY, here, UTC)).in_words(voice._replace(zone="UTC"))


class Time(NamedTuple):
    """The time of day of a moment; of a meeting, as it is where the meeting is at `home`.

    Whoever has another time on their clock at that moment reads theirs too, and nobody else's.
    """

    at: datetime
    home: str = ""

    def in_words(self, voice: Voice) -> str:
        """Such as “2 pm” or “2:30 pm”; in other languages as they write it."""
        if not self.is_other_here(voice):
            return _clock(there(self.at, voice.zone), voice)
        facts = {"clock": self.at_home(voice), "here": self._here(voice), **self._city(voice)}
        return voice.said(_IN_CITY).format_map(facts)

    def is_other_here(self, voice: Voice) -> bool:
        """Whether it is another time where the reader is."""
        return bool(self.home) and differ(self.at, self.home, voice.zone)

    def at_home(self, voice: Voice) -> str:
        """As it is where the meeting is, and no more."""
        return _clock(there(self.at, self.home or voice.zone), voice)

    def with_its_end(self, end: object, voice: Voice) -> dict[str, str]:
        """From when until when: what that is where the reader is, is said once, at the end."""
        if not isinstance(end, Time) or not self.is_other_here(voice):
            return {}
        return {"time": self.at_home(voice), "until": end.since(self, voice)}

    def since(self, start: Time, voice: Voice) -> str:
        """The end of what began at `start`, with both as they are where the reader is."""
        facts = {"clock": self.at_home(voice), "here": start._here(voice)}
        here, began = (there(one.at, voice.zone) for one in (self, start))
        until = _clock(here, voice)
        if here.date() != began.date():
            until = voice.said(_ON_DAY).format_map({"clock": until, "day": _day(here, voice)})
        return voice.said(_UNTIL_IN_CITY).format_map(
            {**facts, "here_until": until, **self._city(voice)}
        )

    def _city(self, voice: Voice) -> dict[str, str]:
        return {"city": City(self.home).in_words(voice)}

    def _here(self, voice: Voice) -> str:
        """As it is where the reader is; with the day, where that is another one."""
        here = there(self.at, voice.zone)
        clock = _clock(here, voice)
        if here.date() == there(self.at, self.home).date():
            return clock
        return voice.said(_ON_DAY).format_map({"clock": clock, "day": _day(here, voice)})


class City(NamedTuple):
    """A time zone, by the city that people know it by."""

    zone: str

    def in_words(self, voice: Voice) -> str:
        """Such as “London”."""
        said = city(self.zone, str(voice.locale))
        return Name(said).in_words(voice) if said.isascii() else said


def _day(local: datetime, voice: Voice) -> str:
    return str(format_skeleton("MMMMEEEEd", local, locale=voice.locale)).replace(",", "")


def _clock(local: datetime, voice: Voice) -> str:
    if voice.locale.language == "en":
        minutes = f":{local:%M}" if local.minute else ""
        return f"{local.hour % 12 or 12}{minutes} {'am' if local.hour < 12 else 'pm'}"
    return str(format_time(local, "short", locale=voice.locale))
