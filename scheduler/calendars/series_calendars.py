"""Facts about a whole series in someone's own calendar."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from conversations.phrases import N_
from records.calendars import SeriesEntry, series_entries
from records.changes import changes
from records.meetings import Meeting, meetings
from records.series import Series
from scheduler.calendars.calendar_file import Appointment, Appointments, Moved
from scheduler.calendars.facts import in_a_calendar, shown_title
from scheduler.post.times import at_local
from scheduler.series.facts import series_row
from scheduler.series.repeats import nth_day, written_rule
from scheduler.talks.about import meeting_row
from scheduler.talks.known import Known, fact
from scheduler.talks.spoken import Line, Voice


@fact("calendar_of_all")
def calendar_of_all(known: Known) -> object:
    """The choice to take the whole series, where the meeting is one of a series that goes on."""
    all_of_them = (("calendar_all", Line(N_("Put all of them in my calendar"), {})),)
    return all_of_them if known.get("in_series") else ()


def series_entry_of(known: Known) -> SeriesEntry | None:
    """The series' entry in this person's calendar, if they have taken one."""
    row = series_row(known)
    if row is None:
        return None
    mine = (series_entries.c.series_id == row.id, series_entries.c.person_id == known.person.id)
    found: SeriesEntry | None = known.tx.first(SeriesEntry, select(series_entries).where(*mine))
    return found


@fact("in_calendar_as_one")
def in_calendar_as_one(known: Known) -> object:
    """Whether this person has put the series of the meeting in their calendar."""
    return series_entry_of(known) is not None


@fact("all_off")
def all_off(known: Known) -> object:
    """Whether nothing is left of the series the meeting is in."""
    row = series_row(known)
    return row is not None and row.state == "ended" and not _on(_made(known, row))


def all_appointments(known: Known, voice: Voice) -> Appointments | None:
    """What goes into this person's calendar for the series now; None if they have not asked."""
    row, entry = series_row(known), series_entry_of(known)
    if row is None or entry is None:
        return None
    zone = ZoneInfo(row.zone)
    made = _made(known, row)
    on = _on(made)
    first = row.first_at.astimezone(zone)
    wall = first.replace(tzinfo=None)

    def by_rule(number: int) -> datetime:
        return nth_day(row.every, wall, number).replace(tzinfo=zone)

    rule = written_rule(row.every, wall)
    last = row.until if row.state == "running" else by_rule(on[-1].occurrence or 1) if on else None
    if last is not None:
        rule["UNTIL"] = last.astimezone(UTC)
    off = {by_rule(one.occurrence or 1) for one in made if one.cancelled_at is not None}
    skipped = {at_local(day, f"{first:%H:%M}", row.zone) for day in json.loads(row.left_out)}
    ended = row.state == "ended" and not on
    whole = Appointment(
        uid=entry.uid,
        sequence=_version(known, row) + (row.state == "ended"),
        title=shown_title(known, off=ended).in_words(voice),
        place=_place(known, row.card, "series.card", voice),
        starts_at=first,
        ends_at=first + timedelta(minutes=row.minutes),
        written_at=known.now,
        off=ended,
    )
    moved = (_as_it_is(known, one, by_rule(one.occurrence or 1), zone, voice) for one in on)
    return Appointments(
        whole,
        rule,
        tuple(sorted(off | {day.astimezone(zone) for day in skipped})),
        tuple(one for one in moved if one != _as_ruled(whole, one.by_rule)),
    )


def _made(known: Known, row: Series) -> list[Meeting]:
    """The meetings of a series from where its rule begins, soonest by the rule first."""
    from_here = (meetings.c.series_id == row.id, meetings.c.occurrence >= 1)
    found = select(meetings).where(*from_here).order_by(meetings.c.occurrence)
    return list(known.tx.every(Meeting, found))


def _on(made: list[Meeting]) -> list[Meeting]:
    return [one for one in made if one.cancelled_at is None]


def _version(known: Known, row: Series) -> int:
    """How often any of its meetings was changed or called off."""
    of_it = select(meetings.c.id).where(meetings.c.series_id == row.id)
    changed = select(func.count()).select_from(changes).where(changes.c.meeting_id.in_(of_it))
    off = of_it.where(meetings.c.cancelled_at.is_not(None)).subquery()
    called_off = known.tx.conn.scalar(select(func.count()).select_from(off))
    return int(known.tx.conn.scalar(changed) or 0) + int(called_off or 0)


def _place(known: Known, sealed: bytes, label: str, voice: Voice) -> str:
    written = known.tx.unseal(meeting_row(known).group_key_id, label, sealed)
    return in_a_calendar(known, written, voice)


def _as_it_is(
    known: Known, one: Meeting, by_rule: datetime, zone: ZoneInfo, voice: Voice
) -> Moved:
    start = one.starts_at.astimezone(zone)
    end = start + timedelta(minutes=one.minutes)
    return Moved(by_rule, start, end, _place(known, one.card, "meeting.card", voice))


def _as_ruled(whole: Appointment, by_rule: datetime) -> Moved:
    return Moved(by_rule, by_rule, by_rule + (whole.ends_at - whole.starts_at), whole.place)
