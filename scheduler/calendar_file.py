"""A meeting as a file that calendar apps read (RFC 5545), and follow when it changes (RFC 5546).

Times are in UTC: one event without repeats needs no rules for a zone, and no app can get them
wrong. The organiser is nobody one can write to, and no person is named.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from icalendar import Calendar, Event, vCalAddress

FILE_NAME = "appointment.ics"
#: an address that is none, as calendar apps write it themselves; the standard wants one
_NOBODY = "invalid:nomail"


class Appointment(NamedTuple):
    """What goes into the file. Of two with one `uid`, apps follow the higher `sequence`."""

    uid: str
    sequence: int
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    written_at: datetime
    off: bool = False


def calendar_file(appointment: Appointment) -> bytes:
    """The file's bytes: a new or changed event, or, when it is off, what takes it away."""
    event = Event()
    event.add("uid", appointment.uid)
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", appointment.written_at)
    event.add("dtstart", appointment.starts_at)
    event.add("dtend", appointment.ends_at)
    event.add("summary", appointment.title)
    if appointment.place:
        event.add("location", appointment.place)
    event.add("status", "CANCELLED" if appointment.off else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("organizer", vCalAddress(_NOBODY))
    calendar = Calendar()
    calendar.add("prodid", "-//Alongside//Alongside//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if appointment.off else "PUBLISH")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
