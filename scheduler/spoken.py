"""Facts that are said differently in each language: days, times, lists, names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from datetime import time as clock_time
from typing import NamedTuple, Protocol, runtime_checkable
from unicodedata import bidirectional
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list

from conversations.among_peers import AMONG_PEERS
from locales.catalogue import load

_RIGHT_TO_LEFT = frozenset({"R", "AL", "RLE", "RLO", "RLI"})
_ANY_DAY = date(2026, 1, 1)
_LOCALES = {"en": "en_GB", "xx": "en_GB", "ckb": "ckb"}


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
        """The name; between U+2068 and U+2069 where it could turn the text around (rule 12)."""
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
    """The day of a moment."""

    at: datetime

    def in_words(self, voice: Voice) -> str:
        """Such as “Wednesday 10 June”."""
        local = self.at.astimezone(ZoneInfo(voice.zone))
        return str(format_skeleton("MMMMEEEEd", local, locale=voice.locale)).replace(",", "")


class Date(NamedTuple):
    """The day of a moment that may be long ago."""

    at: datetime

    def in_words(self, voice: Voice) -> str:
        """With the year, such as “10 June 2026”."""
        local = self.at.astimezone(ZoneInfo(voice.zone))
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
    """The time of day of a moment."""

    at: datetime

    def in_words(self, voice: Voice) -> str:
        """Such as “2 pm” or “2:30 pm”; in other languages as they write it."""
        local = self.at.astimezone(ZoneInfo(voice.zone))
        if voice.locale.language == "en":
            minutes = f":{local:%M}" if local.minute else ""
            return f"{local.hour % 12 or 12}{minutes} {'am' if local.hour < 12 else 'pm'}"
        return str(format_time(local, "short", locale=voice.locale))


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
        return voice.said(self.words).format_map(in_words(self.facts, voice))


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
