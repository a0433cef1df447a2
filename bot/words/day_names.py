"""The names of days and months, as people write them: with slips, short, or in their dialect."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from babel import Locale, UnknownLocaleError

from locales.plain import plain

#: less alike than this, it is another word: “Wensday” is a Wednesday, “holiday” is no Friday
_ALIKE = 0.8
_SHORTEST_WITH_A_SLIP = 4
_SHORT_FORMS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_WORDS = ("today", "tomorrow")
#: words for a day soon, by how many days ahead it is
_AHEAD = {
    **dict.fromkeys(("tonight", "tonite", "2nite", "2day"), 0),
    **dict.fromkeys(("tmrw", "tmr", "tmw", "tomoz", "tomos", "2moro", "2morro", "2morrow"), 1),
    **dict.fromkeys(("بكرة", "بكرا", "بكره", "باجر", "غدوة"), 1),
    **dict.fromkeys(("بعد غد", "بعد الغد", "بعد بكرة", "بعد بكرا", "بعد يومين"), 2),
    "الليلة": 0,
    "بعد أسبوع": 7,
    "بعد أسبوعين": 14,
}
_DAYS_AHEAD = {plain(words): days for words, days in _AHEAD.items()}


#: the days of a month, as they are said
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_NUMBERED = {word: n for n, word in enumerate(_ORDINALS, start=1)} | {"thirtieth": 30}
_TENS = {"twenty": 20, "thirty": 30}
_SAID = re.compile(
    rf"\b(?:({'|'.join(_TENS)})[ -]?)?({'|'.join(_NUMBERED)})\b(?:\s+of\b)?", re.IGNORECASE
)
_OF = re.compile(r"\b(\d{1,2}(?:st|nd|rd|th)?)\s+of\s+", re.IGNORECASE)


def in_numbers(text: str) -> str:
    """The days of a month in numbers where they are spelled out: “first of July” is “1st July”."""

    def number(found: re.Match[str]) -> str:
        said = _TENS.get((found[1] or "").casefold(), 0) + _NUMBERED[found[2].casefold()]
        last = {1: "st", 2: "nd", 3: "rd"}.get(said % 10 if said not in (11, 12, 13) else 0, "th")
        return f"{said}{last}"

    return _OF.sub(r"\1 ", _SAID.sub(number, text))


def days_ahead(text: str) -> int | None:
    """How many days ahead a word for a day is; None if it is none."""
    return _DAYS_AHEAD.get(plain(text))


@cache
def day_names(language: str) -> dict[str, int]:
    """The names of the days in this language and in English, Monday being 0."""
    names = dict(_SHORT_FORMS)
    for locale in _locales(language):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated", "short"):
                for number, name in locale.days[context].get(width, {}).items():
                    names[plain(name)] = int(number)
    return names


def without_slips(text: str, language: str) -> str:
    """The text with names of days and months as they are written, where they were nearly so."""
    return re.sub(r"[^\W\d_]+", lambda found: _mended(found[0], language), text)


def _mended(word: str, language: str) -> str:
    names, said = _full_names(language), plain(word)
    if said in names or len(said) < _SHORTEST_WITH_A_SLIP or said in day_names(language):
        return word
    alike = {name: _alike(said, name) for name in names}
    best = max(alike.values(), default=0)
    nearest = {names[name] for name, ratio in alike.items() if ratio == best}
    return nearest.pop() if best >= _ALIKE and len(nearest) == 1 else word


def _alike(said: str, name: str) -> float:
    """How alike two words are; letters that only changed places part them least."""
    mixed = sorted(said) == sorted(name)
    return 1.0 if mixed else SequenceMatcher(None, said, name).ratio()


@cache
def _full_names(language: str) -> dict[str, str]:
    """The full names of days and months as they are written, by their plain form."""
    names = {word: word for word in _WORDS}
    for locale in _locales(language):
        for width in (locale.days["format"]["wide"], locale.months["format"]["wide"]):
            names.update((plain(name), name) for name in width.values())
    return names


def _locales(language: str) -> list[Locale]:
    found = []
    for code in ("en", language):
        try:
            found.append(Locale.parse(code))
        except (UnknownLocaleError, ValueError):
            continue
    return found
