"""Facts about a meeting that repeats: how often, until when, and which holidays it falls on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from sqlalchemy import select

from conversations.phrases import N_
from conversations.script import Answers
from records.series import Every, Series, series
from scheduler.post.help_now import region
from scheduler.series.repeats import end_of, holidays_in
from scheduler.talks.about import meeting_row
from scheduler.talks.known import Known, fact
from scheduler.talks.meeting import card, chosen
from scheduler.talks.moments import Day
from scheduler.talks.people.group import home_of
from scheduler.talks.spoken import Line, Names, Voice

_SAID: Mapping[str, tuple[str, str]] = {
    Every.WEEK: (N_("It is each week."), N_("It is each week, until {until}.")),
    Every.FORTNIGHT: (
        N_("It is every two weeks."),
        N_("It is every two weeks, until {until}."),
    ),
    Every.MONTH: (
        N_("It is each month, on the same weekday."),
        N_("It is each month, on the same weekday, until {until}."),
    ),
}


def series_row(known: Known) -> Series | None:
    """The series of the meeting this is about, if it is in one that goes on."""
    if chosen(known) is None or meeting_row(known).series_id is None:
        return None
    return known.row(
        "series",
        lambda: known.tx.one(
            Series, select(series).where(series.c.id == meeting_row(known).series_id)
        ),
    )


@fact("how_often")
def how_often(known: Known) -> object:
    """How often it is and until when, in words; empty for one that is just once."""
    row = series_row(known)
    if row is not None:
        return _said(row.every, row.until) if row.state == "running" or row.until else ""
    said = known.answers.get("repeats")
    if chosen(known) is not None or said not in set(Every):
        return ""
    until = known.answers.get("until")
    typed = isinstance(until, str) and until not in ("", "open")
    return _said(str(said), end_of(str(until), home_of(known)) if typed else None)


def _said(every: str, until: datetime | None) -> Line:
    open_end, with_end = _SAID[every]
    return Line(with_end, {"until": Day(until)}) if until else Line(open_end, {})


@fact("in_series")
def in_series(known: Known) -> object:
    """Whether the meeting is one of a series that goes on after it."""
    row = series_row(known)
    return row is not None and row.state == "running"


@fact("series_over")
def series_over(known: Known) -> object:
    """Whether the meetings after this one were called off with it."""
    row = series_row(known)
    if row is None or row.state != "ended":
        return False
    return bool(card(known).get("ends_series"))


@fact("holidays_hit")
def holidays_hit(known: Known) -> object:
    """The public holidays that the meeting being made would fall on; empty if on none."""
    return Days(holidays_of(known.answers))


class Days(tuple[date, ...]):
    """Several days."""

    __slots__ = ()

    def in_words(self, voice: Voice) -> str:
        """The days as a list in the language: “Friday 25 December and Friday 1 January”."""
        noon = (datetime.combine(day, time(12), UTC) for day in self)
        return Names(Day(at, "UTC").in_words(voice) for at in noon).in_words(voice)


def holidays_of(answers: Answers) -> list[date]:
    """The public holidays among the first year of what is being made."""
    every, day = answers.get("repeats"), answers.get("day")
    if every not in set(Every) or not isinstance(day, str):
        return []
    until = answers.get("until")
    last = date.fromisoformat(until) if isinstance(until, str) and until[:1].isdigit() else None
    return holidays_in(str(every), datetime.fromisoformat(day), last, region())
