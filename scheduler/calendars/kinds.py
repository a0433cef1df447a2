"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.calendars.documents import of_all, of_one
from scheduler.kinds import Call, Family, Kind

_A_FILE_FOR_YOUR_CALENDAR = N_("A file for your calendar")


KINDS = (
    Kind(
        "calendar",
        called=_A_FILE_FOR_YOUR_CALENDAR,
        call=Call(Family.NONE),
        only_here=True,
        document=of_one,
        off=("is_off", "calendar_off"),
    ),
    Kind(
        "calendar_all",
        called=_A_FILE_FOR_YOUR_CALENDAR,
        call=Call(Family.NONE),
        only_here=True,
        document=of_all,
        off=("all_off", "calendar_off"),
    ),
    Kind("calendar_off"),
)
