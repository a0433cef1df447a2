"""A place that was typed becomes a time zone: “Cairo”, “القاهرة”, “Syria”, “UTC+2”.

The names are those of the time zone database and of CLDR, in English and in the reader's language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from locales.plain import digits, plain

_LONDON = "Europe/London"
#: places that people name, and that no zone is called after
_ALSO = {
    **dict.fromkeys(("uk", "england", "scotland", "wales", "britain", "great britain"), _LONDON),
    **dict.fromkeys(("manchester", "birmingham", "leeds", "liverpool", "bristol"), _LONDON),
    **dict.fromkeys(("glasgow", "edinburgh", "cardiff", "sheffield", "newcastle"), _LONDON),
    **dict.fromkeys(("usa east", "washington"), "America/New_York"),
}
#: countries with more than one time, where nearly all live by this one
_BY_FAR = {
    "UA": "Europe/Kyiv",
    "ES": "Europe/Madrid",
    "PT": "Europe/Lisbon",
    "CY": "Asia/Nicosia",
    "NZ": "Pacific/Auckland",
    "CN": "Asia/Shanghai",
}
#: hours and half hours from UTC for which there is no zone but those of places
_BY_HALVES = {
    (3, 30): "Asia/Tehran",
    (4, 30): "Asia/Kabul",
    (5, 30): "Asia/Kolkata",
    (5, 45): "Asia/Kathmandu",
    (6, 30): "Asia/Yangon",
    (9, 30): "Australia/Darwin",
}
_HOURS = re.compile(r"(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?(\d\d))?", re.IGNORECASE)
_DAYS = [datetime(2026, month, 15, tzinfo=UTC) for month in (1, 4, 7, 10)]


class NoPlace(ValueError):
    """No time zone can be read in that."""


def zone_in(text: str, language: str) -> str:
    """The time zone that was typed, by its name in the database. Raises NoPlace."""
    said = plain(text)
    hours = _HOURS.fullmatch(digits(text).strip().replace("−", "-"))
    zone = _by_hours(hours) if hours else _names(language).get(said) or _names("en").get(said)
    if said in {"utc", "gmt"}:
        zone = "Etc/UTC"
    if not zone:
        raise NoPlace(text)
    return zone


def _by_hours(said: re.Match[str]) -> str:
    sign, hours, minutes = said[1], int(said[2]), int(said[3] or 0)
    if minutes:
        return _BY_HALVES.get((hours, minutes), "") if sign == "+" else ""
    zone = f"Etc/GMT{'-' if sign == '+' else '+'}{hours}" if hours else "Etc/UTC"
    return zone if zone in available_timezones() else ""


@cache
def _names(language: str) -> dict[str, str]:
    """Each name of a place, as `plain` leaves it, and its zone."""
    found: dict[str, str] = {}
    for name, zone in _all_names(language):
        found.setdefault(plain(name), zone)
    return found


def _all_names(language: str) -> Iterator[tuple[str, str]]:
    yield from _ALSO.items()
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return
    for zone, said in locale.time_zones.items():
        if isinstance(city := said.get("city"), str) and _is_a_place(zone):
            yield city, _now_called(zone)
    for zone in sorted(available_timezones()):
        if _is_a_place(zone):
            yield zone.rpartition("/")[2].replace("_", " "), _now_called(zone)
            yield zone, _now_called(zone)
    for territory, zones in get_global("territory_zones").items():
        here = [called for zone in zones if (called := _now_called(zone)) in _known()]
        name = locale.territories.get(territory)
        if name and here and (territory in _BY_FAR or _are_one(here)):
            yield name, _BY_FAR.get(territory, here[0])


def _is_a_place(zone: str) -> bool:
    return "/" in zone and not zone.startswith(("Etc/", "SystemV/")) and zone in _known()


@cache
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


def _now_called(zone: str) -> str:
    """The zone's name of today: Kiev is Kyiv."""
    new = str(get_global("zone_aliases").get(zone, zone))
    return new if new in _known() else zone


def _are_one(zones: list[str]) -> bool:
    """Whether the clocks of all these show the same time, summer and winter."""
    clocks = {tuple(at.astimezone(ZoneInfo(zone)).utcoffset() for at in _DAYS) for zone in zones}
    return len(clocks) == 1
