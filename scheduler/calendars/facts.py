"""Facts about a meeting in someone's own calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from conversations.meetings.meeting_card import NO_ROOM
from conversations.phrases import N_
from records.calendars import Entry, entries
from records.changes import changes
from scheduler.calendars.calendar_file import Appointment
from scheduler.talks.about import meeting_row
from scheduler.talks.known import Known, fact
from scheduler.talks.meeting import as_said, card, chosen
from scheduler.talks.spoken import Line, Name, Spoken, Voice

#: what a calendar shows to whoever looks into it, unless the person chose otherwise (W:14)
NEUTRAL, REAL = "neutral", "real"
_NEUTRAL_TITLE = N_("Appointment")
_OFF_TITLE = N_("Off: {calendar_title}")


def entry_of(known: Known) -> Entry | None:
    """This meeting's entry in this person's calendar, if they have taken one."""
    found: Entry | None = known.tx.first(
        Entry,
        select(entries).where(
            entries.c.meeting_id == chosen(known), entries.c.person_id == known.person.id
        ),
    )
    return found


@fact("in_calendar")
def in_calendar(known: Known) -> object:
    """Whether this person has put the meeting in their calendar."""
    return entry_of(known) is not None


def calendar_title(known: Known) -> Spoken:
    """What the calendar shows."""
    return Name(card(known).get("title", "")) if shows_all(known) else Line(_NEUTRAL_TITLE, {})


fact("calendar_title")(calendar_title)


def shown_title(known: Known, *, off: bool) -> Spoken:
    """The same, and that it is off, for calendars that show nothing but the title."""
    title = calendar_title(known)
    return Line(_OFF_TITLE, {"calendar_title": title}) if off else title


def shows_all(known: Known) -> bool:
    """Whether the calendar may show the meeting's name and place."""
    return bool(known.card().get("calendar", NEUTRAL) == REAL)


def in_a_calendar(known: Known, written: Mapping[str, Any], voice: Voice) -> str:
    """Where a meeting is, by its card, as this person's calendar may show it."""
    place = written.get("place") or ""
    if not shows_all(known):
        return ""
    return as_said(known, place).in_words(voice) if place in NO_ROOM else str(place)


def appointment(known: Known, voice: Voice) -> Appointment | None:
    """What goes into this person's calendar now; None if they have not asked for it."""
    entry = entry_of(known)
    if entry is None:
        return None
    row, off = meeting_row(known), meeting_row(known).cancelled_at is not None
    how_often = known.tx.conn.scalar(
        select(func.count()).select_from(changes).where(changes.c.meeting_id == row.id)
    )
    return Appointment(
        uid=entry.uid,
        sequence=int(how_often or 0) + off,
        title=shown_title(known, off=off).in_words(voice),
        place=in_a_calendar(known, card(known), voice),
        starts_at=row.starts_at,
        ends_at=row.starts_at + timedelta(minutes=row.minutes),
        written_at=known.now,
        off=off,
    )
