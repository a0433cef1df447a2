"""Days that were typed: “10 June”, “10/6”, “tomorrow”, “next Tuesday”, “١٠ يونيو”."""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError

from locales.plain import digits, plain

_LONGEST = 60  #: characters; a day is not a story
_FARTHEST_YEARS = 5  #: further off, it is a slip of the finger
_WEEK = timedelta(days=7)
_SHORT_FORMS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
#: “Next Tuesday” is the one in the next calendar week; “Tuesday” and “this Tuesday” the nearest.
_NEXT = frozenset({"next"})
#: Words beside a day of the week that change nothing. In Arabic “next” means the nearest, too.
_BESIDE = frozenset(
    {"on", "this", "the", "coming"}
    | {"يوم", "في", "هذا", "القادم", "المقبل", "القادمه", "المقبله", "الجاي"}
)


class NoDay(Exception):
    """There is no day in what was typed."""


class PastDay(Exception):
    """The day is over."""


def day_in(text: str, *, now: datetime, zone: str, language: str) -> date:
    """The day that was typed, seen from `now` in this zone. Raises NoDay, PastDay."""
    today = now.astimezone(ZoneInfo(zone)).date()
    found = _iso(text) or _weekday(text, today, language) or _parsed(text, today, language)
    if found is None:
        raise NoDay
    if found < today:
        raise PastDay
    if found.year > today.year + _FARTHEST_YEARS:
        raise NoDay
    return found


def _iso(text: str) -> date | None:
    written = digits(text)
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", written):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise NoDay from None


def _weekday(text: str, today: date, language: str) -> date | None:
    """The day of the week that was named, and nothing else with it."""
    words = plain(text).split()
    names = day_names(language)
    named = {names[word] for word in words if word in names}
    rest = {word for word in words if word not in names} - _BESIDE
    if len(named) != 1 or not rest <= _NEXT | {"week"}:
        return None
    ahead = timedelta(days=(named.pop() - today.weekday() - 1) % 7 + 1)
    if rest & _NEXT:
        monday = today - timedelta(days=today.weekday())
        return today + ahead if today + ahead >= monday + _WEEK else today + ahead + _WEEK
    return today + ahead + (_WEEK if rest else timedelta())


@cache
def day_names(language: str) -> dict[str, int]:
    """The names of the days in this language and in English, Monday being 0."""
    names = dict(_SHORT_FORMS)
    for code in ("en", language):
        try:
            days = Locale.parse(code).days
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated", "short"):
                for number, name in days[context].get(width, {}).items():
                    names[plain(name)] = int(number)
    return names


def _parsed(text: str, today: date, language: str) -> date | None:
    written = digits(text).strip(" .,!?؟،")
    letters = sum(char.isalpha() for char in written)
    if len(written) > _LONGEST or (letters < 3 and not any(map(str.isdigit, written))):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser's own, about its own insides
        from dateparser import parse  # noqa: PLC0415 - heavy, and seldom needed

        try:
            found = parse(
                written,
                languages=_languages(language),
                settings={
                    "RELATIVE_BASE": datetime(today.year, today.month, today.day, 12),  # noqa: DTZ001 - local, as dateparser wants it
                    "PREFER_DATES_FROM": "future",
                    "DATE_ORDER": "DMY",
                    "REQUIRE_PARTS": ["day"],
                    "PARSERS": ["relative-time", "absolute-time"],
                    "RETURN_AS_TIMEZONE_AWARE": False,
                },
            )
        except Exception:  # noqa: BLE001 - odd text makes it stumble in many ways
            return None
    return found.date() if found else None


@cache
def _languages(language: str) -> list[str]:
    from dateparser.languages.loader import default_loader  # noqa: PLC0415 - as above

    try:
        next(iter(default_loader.get_locales(languages=[language])))
    except (ValueError, StopIteration):
        return ["en"]
    return [language, "en"] if language != "en" else ["en"]
