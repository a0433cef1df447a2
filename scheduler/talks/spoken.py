"""Facts that are said differently in each language: days, times, lists, names."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from datetime import UTC, date, datetime
from datetime import time as clock_time
from typing import NamedTuple, Protocol, runtime_checkable
from unicodedata import bidirectional

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list

from conversations.among_peers import AMONG_PEERS
from conversations.phrases import N_
from locales.catalogue import load
from scheduler.talks.zones import city, differ, there

_RIGHT_TO_LEFT = frozenset({"R", "AL", "RLE", "RLO", "RLI"})
_ANY_DAY = date(2026, 1, 1)
_LOCALES = {"en": "en_GB", "xx": "en_GB", "ckb": "ckb"}

#: of a meeting that is in another zone than the reader
_IN_CITY = N_("{clock} in {city} ({here} where you are)")
_UNTIL_IN_CITY = N_("{clock} in {city} ({here} to {here_until} where you are)")
_ON_DAY = N_("{clock} on {day}")


class Voice(NamedTuple):
    """How something is said to one person: the language, and the time zone they live in."""

    language: str
    zone: str
    peers: bool = False  #: in a group without staff, where some things are said differently

    def about(self, known: Mapping[str, object]) -> Voice:
        """The same for what these facts are about: a group may have no staff."""
        return self._replace(peers=bool(known.get("peers_only")))

    def said(self, words: str) -> str:
        """A sentence in the language, as it is said in this group."""
        here = AMONG_PEERS.get(words, words) if self.peers else words
        return load(self.language).gettext(here) if here else ""

    @property
    def locale(self) -> Locale:
        """Babel's locale for the language."""
        return Locale.parse(_LOCALES.get(self.language, self.language))


@runtime_checkable
class Spoken(Protocol):
    """Something that can be put in words for one person."""

    def in_words(self, voice: Voice) -> str:
        """The words."""
        ...


class Name(str):
    """A person's name or their own words: kept apart from text of the other direction."""

    __slots__ = ()

    def in_words(self, voice: Voice) -> str:
        """The name; between U+2068 and U+2069 where it could turn the text around (W:12)."""
        turns = any(bidirectional(letter) in _RIGHT_TO_LEFT for letter in self)
        if self and (turns or voice.locale.text_direction == "rtl"):
            return f"\u2068{self}\u2069"
        return str(self)


class Names(tuple[str, ...]):
    """Several names."""

    __slots__ = ()

    def in_words(self, voice: Voice) -> str:
        """The names as a list in the language: “Jo and Ali”."""
        said = [Name(name).in_words(voice) for name in self]
        return format_list(said, locale=voice.locale) if said else ""


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


def filled(words: str, facts: Mapping[str, object], voice: Voice) -> str:
    """A line with its facts filled in.

    One that says from when until when says once what that is where the reader is: at its end.
    """
    filling = in_words(facts, voice)
    if "{time}" in words and "{until}" in words:
        start, end = facts.get("time"), facts.get("until")
        here = isinstance(start, Time) and start.is_other_here(voice)
        if here and isinstance(start, Time) and isinstance(end, Time):
            said = {"time": start.at_home(voice), "until": end.since(start, voice)}
            filling = ChainMap(said, filling)  # type: ignore[arg-type]  # it is only read
    return words.format_map(filling)


def in_words(facts: Mapping[str, object], voice: Voice) -> Mapping[str, str]:
    """The facts as a mapping that `str.format_map` can fill a line with."""
    return _Filling(facts, voice)


class _Filling(Mapping[str, str]):
    def __init__(self, facts: Mapping[str, object], voice: Voice) -> None:
        self._facts, self._voice = facts, voice

    def __getitem__(self, name: str) -> str:
        value = self._facts.get(name)
        if isinstance(value, Spoken):
            return value.in_words(self._voice)
        return "" if value is None else str(value)

    def __iter__(self):  # type: ignore[no-untyped-def]  # noqa: ANN204 - never iterated
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)


class Line(NamedTuple):
    """A sentence with facts of its own."""

    words: str
    facts: Mapping[str, object]

    def in_words(self, voice: Voice) -> str:
        """The sentence in the reader's language."""
        return filled(voice.said(self.words), self.facts, voice)


class Lines(tuple[Line, ...]):
    """Sentences, one a line."""

    __slots__ = ()

    def in_words(self, voice: Voice) -> str:
        """The sentences in the reader's language."""
        return "\n".join(line.in_words(voice) for line in self)


class Several(tuple[Spoken, ...]):
    """Several things that were picked."""

    __slots__ = ()

    def in_words(self, voice: Voice) -> str:
        """As a list in the language."""
        return format_list([one.in_words(voice) for one in self], locale=voice.locale)


class Either(tuple[Spoken, ...]):
    """Several things of which one is meant."""

    __slots__ = ()

    def in_words(self, voice: Voice) -> str:
        """As a list in the language: “this or that”."""
        said = [one.in_words(voice) for one in self]
        return format_list(said, style="or", locale=voice.locale)


class Side(tuple[Line, ...]):
    """Short sentences, side by side."""

    __slots__ = ()

    def in_words(self, voice: Voice) -> str:
        """The sentences in the reader's language, on one line."""
        return " ".join(line.in_words(voice) for line in self)
