"""Reads a calendar file as another library does, with the time zones that are in the file.

vobject keeps every zone that a file brings in a registry of the whole process, and of two files
that name the same zone it believes the first for ever: which test ran before would decide. And
it takes a zone for UTC, and leaves it out, if both agree until 2020. So its registry holds what
the file itself says, read by dateutil as vobject would, and nothing else.
"""

from __future__ import annotations

from io import StringIO
from typing import Any

import vobject
from dateutil.tz import tzical
from vobject import icalendar

_zones: dict[str, Any] = vars(icalendar)["__tzidMap"]
_at_first = dict(_zones)


def read_calendar(text: str) -> Any:
    """The calendar, with its `vevent_list`."""
    in_the_file = tzical(StringIO(text))
    _zones.clear()
    _zones.update(_at_first)
    _zones.update({name: in_the_file.get(name) for name in in_the_file.keys()})  # noqa: SIM118 - it is no dict
    return vobject.readOne(text)
