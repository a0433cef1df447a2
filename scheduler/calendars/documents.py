"""The files for a calendar that go with a note."""

from __future__ import annotations

from scheduler.calendars.calendar_file import calendar_file, series_file
from scheduler.calendars.facts import appointment
from scheduler.calendars.series_calendars import all_appointments
from scheduler.talks.known import Known
from scheduler.talks.spoken import Voice


def of_one(known: Known, voice: Voice) -> bytes | None:
    """The meeting this is about; None if it is not in their calendar."""
    found = appointment(known, voice)
    return found and calendar_file(found)


def of_all(known: Known, voice: Voice) -> bytes | None:
    """All meetings of its series; None if they are not in their calendar."""
    found = all_appointments(known, voice)
    return found and series_file(found)
