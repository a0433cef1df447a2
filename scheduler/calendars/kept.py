"""Which meetings someone has put in their own calendar."""

from __future__ import annotations

from records.calendars import entries, series_entries
from scheduler.seams import Becomes, Kept, OfMeeting

KEPT = tuple(
    Kept(
        column,
        forget=Becomes.GOES,
        left="it is a file they have",
        shows="with the meeting that it is of",
    )
    for column in (entries.c.person_id, series_entries.c.person_id)
)
OF_MEETINGS = (
    OfMeeting(
        entries.c.meeting_id,
        off="it goes from there once they have been told: `Told`",
        moved="it follows once they have been told: `Told`",
    ),
)
