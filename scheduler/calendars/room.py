"""What this room brings."""

from __future__ import annotations

from scheduler.calendars import facts, series_calendars
from scheduler.calendars.send_calendar import send_calendar
from scheduler.house import Room

ROOM = Room(
    "calendars",
    acts=(send_calendar,),
    facts=(
        facts,
        series_calendars,
    ),
)
