"""What this room brings."""

from __future__ import annotations

from scheduler.calendars import facts, series_calendars
from scheduler.calendars.hears import ON
from scheduler.calendars.in_mail import put_in, take_out
from scheduler.calendars.kept import KEPT, OF_MEETINGS, in_my_calendar
from scheduler.calendars.kinds import KINDS
from scheduler.calendars.send_calendar import send_calendar
from scheduler.seams import Room

ROOM = Room(
    "calendars",
    kinds=KINDS,
    attached={
        **dict.fromkeys(("invitation", "check_in", "changed"), put_in),
        "cancelled": take_out,
    },
    acts=(send_calendar,),
    on=ON,
    facts=(
        facts,
        series_calendars,
    ),
    kept=KEPT,
    of_meetings=OF_MEETINGS,
    shown_with_meeting=(2, in_my_calendar),
)
