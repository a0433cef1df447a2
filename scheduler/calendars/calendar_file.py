"""A meeting as a file that calendar apps read (RFC 5545), and follow when it changes (RFC 5546).

What is off is published as off: the same meeting, newer, cancelled, and with a title that says so.
The method CANCEL takes it out in some apps; others do not open it where they were not invited as
an attendee, and those that only import a file would show a meeting that is on.

The times of one meeting are in UTC: no app can get them wrong. A series has the times of its
zone, and that zone's rules with it, since it keeps its time by the clock on the wall. The
organiser is nobody one can write to, and no person is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress

from scheduler.calendars.zone_rules import zone_rules

#: the only one that apps take where nobody was invited by name
METHOD = "PUBLISH"
#: an address that is none, as calendar apps write it themselves; the standard wants one
_NOBODY = "invalid:nomail"
#: so many years are looked at to see by which rule a zone changes its clocks
_YEARS_OF_ZONE = 12
_UTC = frozenset({"UTC", "Etc/UTC"})


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


class Moved(NamedTuple):
    """A meeting of a series that is not as the rule has it: when it would be, and when it is."""

    by_rule: datetime
    starts_at: datetime
    ends_at: datetime
    place: str


class Appointments(NamedTuple):
    """A whole series: `first` with its rule, as RFC 5545 writes one, and what differs from it.

    All times are in the series' zone, whose wall clock the rule keeps. `first.off` means that
    nothing of the series is left.
    """

    first: Appointment
    rule: Mapping[str, Any]
    left_out: tuple[datetime, ...]
    moved: tuple[Moved, ...]


def calendar_file(appointment: Appointment) -> bytes:
    """The file's bytes: a new event, or a changed one; one that is off is shown so."""
    return _file(appointment, _event(appointment))


def series_file(appointments: Appointments) -> bytes:
    """The file's bytes for a series: one event that repeats, and those that differ from it."""
    first = appointments.first
    event = _event(first)
    event.add("rrule", dict(appointments.rule))
    if appointments.left_out:
        event.add("exdate", list(appointments.left_out))
    others = [_moved(first, moved) for moved in appointments.moved]
    return _file(first, event, *others)


def _moved(first: Appointment, moved: Moved) -> Event:
    event = _event(first._replace(**{name: getattr(moved, name) for name in _AS_MOVED}))
    event.add("recurrence-id", moved.by_rule)
    return event


_AS_MOVED = ("starts_at", "ends_at", "place")


def _event(appointment: Appointment) -> Event:
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
    if appointment.off:
        event.add("transp", "TRANSPARENT")  # nobody is busy then
    event.add("class", "PRIVATE")
    event.add("organizer", vCalAddress(_NOBODY))
    return event


def _file(first: Appointment, *events: Event) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Alongside//Alongside//EN")
    calendar.add("version", "2.0")
    calendar.add("method", METHOD)
    _add_zone(calendar, first)
    for event in events:
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _add_zone(calendar: Calendar, first: Appointment) -> None:
    """The rules of the zone that times are written in, if it is not UTC."""
    zone = first.starts_at.tzinfo
    if isinstance(zone, ZoneInfo) and zone.key not in _UTC:
        since = datetime(first.starts_at.year - 1, 1, 1, tzinfo=UTC)
        until = since.replace(year=since.year + _YEARS_OF_ZONE)
        calendar.add_component(zone_rules(zone.key, since, until))
