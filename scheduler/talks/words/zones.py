"""Time zones, as people know them: by the city on their clock."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

#: zones that are a number of hours from UTC, and no place: their names count the other way round
_BY_HOURS = "Etc/GMT"


@cache
def city(zone: str, locale: str) -> str:
    """What people call a zone: “London”; or “UTC+2”, where it is no place."""
    if zone.startswith(_BY_HOURS) or "/" not in zone or zone == "Etc/UTC":
        hours = zone.removeprefix(_BY_HOURS).translate(str.maketrans("+-", "-+"))
        return f"UTC{hours}" if hours[:1] in {"+", "-"} else "UTC"
    known = Locale.parse(locale)
    for name in (zone, *_older_names().get(zone, ())):
        said = known.time_zones.get(name, {}).get("city")
        if isinstance(said, str):
            return said
    return str(get_timezone_location(zone, locale=known, return_city=True)).rpartition("/")[2]


@cache
def _older_names() -> dict[str, list[str]]:
    """By the name of each zone, what it was called before: the lists of words still call it so."""
    found: dict[str, list[str]] = {}
    for old, new in get_global("zone_aliases").items():
        found.setdefault(str(new), []).append(str(old))
    return found


def there(at: datetime, zone: str) -> datetime:
    """A moment as the clock on the wall shows it in a zone."""
    return at.astimezone(ZoneInfo(zone))


def differ(at: datetime, one: str, other: str) -> bool:
    """Whether the clocks of two zones show different times at this very moment."""
    return one != other and there(at, one).utcoffset() != there(at, other).utcoffset()
