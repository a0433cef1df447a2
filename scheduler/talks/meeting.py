"""The meeting a talk is about, or the one being made in it: its card, and when it starts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from conversations.meetings.meeting_card import (
    NO_AIMS,
    NO_PAY,
    NO_ROOM,
    NO_STAFF,
    NOT_RECORDED,
    NOTHING_DECIDED,
    ON_THE_CARD,
    UNKNOWN,
)
from conversations.phrases import N_
from records.meetings import Meeting, meetings
from scheduler.post.times import at_local
from scheduler.talks.about import meeting_row, signal_row
from scheduler.talks.known import Known, fact
from scheduler.talks.moments import Day, Time
from scheduler.talks.people.group import group_row, home_of
from scheduler.talks.people.persons import person_or_words
from scheduler.talks.spoken import Line, Name, Oneself, Spoken

#: beside the facts: who reads them, if it is another than they are for; 0 for no one of the group
READS_IT = "reads_it"
#: keys that stand on a card in place of words
_FROM_THE_GROUP = N_("Someone from the group")
_KEYS = {
    NOT_RECORDED: N_("No."),
    NO_PAY: N_("There is no pay this time."),
    NO_STAFF: N_("No other staff come."),
    NOTHING_DECIDED: N_("Nothing is decided there."),
    NO_AIMS: N_("We just meet. Nothing has to be done."),
    **NO_ROOM,
}


def card(known: Known) -> dict[str, Any]:
    """What is written on the meeting's card; empty while no meeting is chosen."""
    if chosen(known) is None:
        return {}
    row = meeting_row(known)
    known.allow("see", "meeting", row.group_id, _about(known))
    known_card: dict[str, Any] = known.row(
        "meeting_card", lambda: known.tx.unseal(row.group_key_id, "meeting.card", row.card)
    )
    return known_card


def _about(known: Known) -> int | None:
    """The other person this is about: who hears for them may read where they are."""
    signal = signal_row(known)
    return signal.person_id if signal is not None else known.about_id


def chosen(known: Known) -> int | None:
    """The meeting this is about: the talk's, or the one picked in it."""
    return known.meeting_id


def card_field(known: Known, field: str) -> Spoken:
    """One line of the card, saved or as chosen so far."""
    if chosen(known) is not None:
        return as_said(known, card(known).get(field, ""))
    said = known.answers.get(field, "")
    return as_others_say(known, person_or_words(known.tx, said) if isinstance(said, str) else "")


def as_said(known: Known, value: Any) -> Spoken:
    """A line of a card as its reader reads it: of themselves they read in another way."""
    said = as_others_say(known, value)
    reader = known.get(READS_IT, known.person.id)
    if not isinstance(value, int) or abs(value) != reader:
        return said
    return Oneself(said if isinstance(said, Name) else known.name_of(abs(value)))


def as_others_read(known: Known) -> Known:
    """The same about a meeting, for someone who has no part in it."""
    extra = {READS_IT: 0}
    return Known(known.tx, known.person, known.now, meeting_id=known.meeting_id, extra=extra)


def as_others_say(known: Known, value: Any) -> Spoken:
    """A line of a card as people read it: words, a person's name, or what a key stands for."""
    if isinstance(value, int):  # below zero: the group may not read the name
        return known.name_of(value) if value > 0 else Line(_FROM_THE_GROUP, {})
    if value in _KEYS:
        return Line(_KEYS[value], {})
    return Name("" if value in (None, UNKNOWN) else value)


def _on_card(field: str) -> Callable[[Known], object]:
    return lambda known: card_field(known, field)


for _field in (*ON_THE_CARD, "door", "holder", "thanks"):
    fact(_field)(_on_card(_field))
fact("meeting")(_on_card("title"))


def starts_at(known: Known) -> datetime | None:
    """When it starts, saved or as chosen so far."""
    if chosen(known) is not None:
        moment: datetime = meeting_row(known).starts_at
        return moment
    day, clock = known.answers.get("day"), known.answers.get("time")
    if isinstance(day, str) and isinstance(clock, str) and day and clock:
        return at_local(day, clock, home_of(known))
    return None


@fact("day")
def day(known: Known) -> object:
    """The day it is on."""
    return day_and_time(known, starts_at(known))["day"]


@fact("time")
def time(known: Known) -> object:
    """The time it starts."""
    return day_and_time(known, starts_at(known))["time"]


def day_and_time(known: Known, start: datetime | None) -> dict[str, object]:
    """The day and the time at which a meeting begins, where it is."""
    if start is None:
        return {"day": "", "time": ""}
    home = home_of(known)
    return {"day": Day(start, home), "time": Time(start, home)}


@fact("until")
def until(known: Known) -> object:
    """The time it ends."""
    start = starts_at(known)
    if start is None:
        return ""
    if chosen(known) is not None:
        return Time(start + timedelta(minutes=meeting_row(known).minutes), home_of(known))
    minutes = known.answers.get("minutes")
    whole = int(minutes) if isinstance(minutes, str) and minutes.isdigit() else 0
    return Time(start + timedelta(minutes=whole), home_of(known)) if whole else ""


@fact("is_off")
def is_off(known: Known) -> object:
    """Whether the meeting has been called off."""
    return chosen(known) is not None and meeting_row(known).cancelled_at is not None


@fact("next_meeting")
def next_meeting(known: Known) -> object:
    """The group's next meeting after this one."""
    this, group = meeting_row(known), group_row(known)
    row = known.tx.first(
        Meeting,
        select(meetings)
        .where(
            meetings.c.group_id == this.group_id,
            meetings.c.state == "planned",
            meetings.c.starts_at > this.starts_at,
        )
        .order_by(meetings.c.starts_at)
        .limit(1),
    )
    if row is None or group is None:
        return ""
    place = as_said(known, known.tx.unseal(group.key_id, "meeting.card", row.card).get("place"))
    facts = {**day_and_time(known, row.starts_at), "place": place}
    return Line(N_("{day}, {time}, at {place}"), facts)
