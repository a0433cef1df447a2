"""Days that were typed: “10 June”, “10/6”, “tomorrow”, “a week on Tuesday”, “١٠ يونيو”."""

from __future__ import annotations

import re
import warnings
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from bot.words.day_names import day_names, days_ahead, in_numbers, without_slips
from locales.plain import digits, plain

_LONGEST = 60  #: characters; a day is not a story
_FARTHEST_YEARS = 5  #: further off, it is a slip of the finger
_WEEK = timedelta(days=7)
#: a day of another year that is no further off than this is meant; any other is asked about
_SOON = timedelta(days=120)
#: a day that was this short a time ago is over, if its name fits; it is not that of next year
_JUST_OVER = timedelta(days=60)
#: “Next Tuesday” is the one in the next calendar week; “Tuesday” and “this Tuesday” the nearest.
_NEXT = frozenset({"next"})
#: Words beside a day of the week that change nothing. In Arabic “next” means the nearest, too.
_BESIDE = frozenset(
    {"on", "this", "the", "coming"}
    | {"يوم", "في", "هذا", "القادم", "المقبل", "القادمه", "المقبله", "الجاي"}
)
_HOW_MANY = {"a": 1, "one": 1, "1": 1, "two": 2, "2": 2, "three": 3, "3": 3}
_WEEKS = {"week": _WEEK, "weeks": _WEEK, "fortnight": 2 * _WEEK}
#: countries whose months have names of their own
_ALSO = {"ar": ("ar-IQ", "ar-DZ")}


#: many days at once: which of them is asked
_NO_DAYS = frozenset(
    f"{which} {span}".strip()
    for which in (
        "next",
        "this",
        "the next",
        "the coming",
        "coming",
        "some time next",
        "sometime next",
        "",
    )
    for span in ("week", "month", "year", "weekend", "wk")
) | {
    plain(f"{span} {which}")
    for span in ("الأسبوع", "الشهر", "العام", "السنة")
    for which in ("القادم", "المقبل", "الجاي", "القادمة", "المقبلة", "الجاية", "هذا")
}


class NoDay(Exception):
    """There is no day in what was typed."""


class PastDay(Exception):
    """The day is over."""


class Found(NamedTuple):
    """The day that was typed; more than one if it could be either."""

    days: tuple[date, ...]
    sure: bool = True


def day_in(text: str, *, now: datetime, zone: str, language: str) -> Found:
    """The day that was typed, seen from `now` in this zone. Raises NoDay, PastDay."""
    today = now.astimezone(ZoneInfo(zone)).date()
    found = _days_in(text, today, language)
    if found and max(found) < today:
        raise PastDay
    days = tuple(sorted(day for day in found if today <= day))
    if not days or days[-1].year > today.year + _FARTHEST_YEARS:
        raise NoDay
    near = days[-1].year == today.year or days[-1] <= today + _SOON
    return Found(days, sure=len(days) == 1 and near)


def _days_in(text: str, today: date, language: str) -> tuple[date, ...]:
    """The day, or the two that it may be; none if there is none in it."""
    if len(text) > _LONGEST:
        return ()
    numbered = in_numbers(text)
    for said in dict.fromkeys((text, numbered, without_slips(numbered, language))):
        if (iso := _iso(said)) is not None:
            return (iso,)
        if plain(said).isdigit() or plain(said).partition(" at ")[0] in _NO_DAYS:
            return ()
        one = _weekday(said, today, language) or _weeks_ahead(said, today, language)
        if one is not None:
            return (one,)
        if found := _named_and_numbered(said, today, language):
            return found
        one = _numbered(said, today) or _parsed(said, today, language)
        if one is not None:
            return (one,)
    return ()


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


def _weeks_ahead(text: str, today: date, language: str) -> date | None:
    """“A week today”, “a fortnight on Tuesday”, “tomorrow week”; and words for a day soon."""
    if (days := days_ahead(text)) is not None:
        return today + timedelta(days=days)
    words = plain(text).split()
    many = _HOW_MANY.get(words[0], 0) if words else 0
    if words and words[-1] in _WEEKS and not {"next", "this", "last", "in"} & set(words):
        rest, ahead = words[:-1], _WEEKS[words[-1]]
    else:
        named = words[1:] if many else words
        if not named or named[0] not in _WEEKS or len(named) < 2:
            return None
        ahead = _WEEKS[named[0]] * (many or 1)
        rest = named[2:] if named[1] in {"on", "from"} else named[1:]
    found = _days_in(" ".join(rest), today, language) if rest != words else ()
    return found[0] + ahead if len(found) == 1 else None


def _named_and_numbered(text: str, today: date, language: str) -> tuple[date, ...]:
    """A day of the week with its date: if they do not fit together, both that it may be."""
    names, words = day_names(language), re.split(r"[\s,،]+", digits(text))
    named = {names[plain(w)] for w in words if plain(w) in names and len(w) > 2}
    rest = [w for w in words if plain(w) not in names and plain(w) not in {*_BESIDE, *_NEXT}]
    if len(named) != 1 or not any(char.isdigit() for word in rest for char in word):
        return ()
    number = plain(" ".join(rest))
    day = _numbered(f"{number}th" if number.isdigit() else " ".join(rest), today)
    day = day or _parsed(" ".join(rest), today, language)
    if day is None:
        return ()
    weekday = named.pop()
    if day.weekday() == weekday:
        return (day,)
    before = day - relativedelta(years=1)
    if before < today < before + _JUST_OVER and before.weekday() == weekday:
        return (before,)
    nearest = day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)
    return (nearest if nearest >= today else nearest + _WEEK, day)


def _numbered(text: str, today: date) -> date | None:
    """“The 10th”: of this month, or of the next that has one."""
    found = re.fullmatch(r"(?:on )?(?:the )?(\d{1,2}) ?(?:st|nd|rd|th)", plain(text))
    for months in range(3 if found else 0):
        with suppress(ValueError):
            month = today.replace(day=1) + relativedelta(months=months)
            if (day := month.replace(day=int(found[1] if found else 0))) >= today:
                return day
    return None


def _parsed(text: str, today: date, language: str) -> date | None:
    written = re.sub(r"\s+شهر\s+(?=\d)", "/", digits(text)).strip(" .,!?؟،-–@")
    letters = sum(char.isalpha() for char in written)
    if len(written) > _LONGEST or (letters < 3 and not any(map(str.isdigit, written))):
        return None
    found = _by_dateparser(written, today, languages=_languages(language))
    for locale in _ALSO.get(language, ()):
        found = found or _by_dateparser(written, today, locales=[locale])
    return found


def _by_dateparser(
    written: str,
    today: date,
    *,
    languages: list[str] | None = None,
    locales: list[str] | None = None,
) -> date | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser's own, about its own insides
        from dateparser import parse  # noqa: PLC0415 - heavy, and seldom needed

        try:
            found = parse(
                written,
                languages=languages,
                locales=locales,
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
