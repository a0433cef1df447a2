"""Facts about a change of a meeting: what it was, what it is now, and whether that is late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select

from conversations.meetings.meeting_card import LINES, NO_ROOM, OF_THE_PLACE
from conversations.phrases import N_
from records.changes import Change, changes
from records.notices import notices
from scheduler.meetings.changes import (
    FOR_ALL,
    MUST_HEAR,
    Values,
    differing,
    is_late,
    is_no_news,
    same_place,
    since_of,
    values_now,
)
from scheduler.talks.about import meeting_row
from scheduler.talks.known import Known, fact
from scheduler.talks.meeting import as_others_read, as_said, card, chosen
from scheduler.talks.moments import Day, Time
from scheduler.talks.people.group import home_of
from scheduler.talks.spoken import Line, Lines, Name

#: how it is said that a line of the card is another: what it was, and what it is
_SAID = {
    "title": (N_("It was called “{value}”."), N_("Now it is called “{value}”.")),
    "purpose": (N_("It was for this: “{value}”"), N_("Now it is for this: “{value}”")),
    "place": (N_("We were to meet at {value}."), N_("Now we meet at {value}.")),
    "who": (N_("{value} was to meet you."), N_("Now {value} will meet you there.")),
    "quiet_room": (
        N_("There was a quiet room: {value}."),
        N_("Now there is a quiet room: {value}."),
    ),
}
_NO_QUIET_ROOM = N_("I do not know of a quiet room there.")
_SO_FOR_ALL = N_("It is so for all that come after it too.")
_BEFORE = N_("Before, it said: “{value}”")
_NO_MORE = N_("This is no longer said: “{value}”")
_TIMES = (
    N_("It was on {day}, {time} to {until}."),
    N_("Now it is on {day}, {time} to {until}."),
)


def drafted(known: Known) -> dict[str, Any]:
    """What would be different, by the answers so far."""
    if chosen(known) is None:
        return {}
    return differing(known, known.answers)


@fact("place_differs")
def place_differs(known: Known) -> object:
    """Whether it would be at another place, by the answers so far."""
    said = known.answers.get("new_place")
    if chosen(known) is None or not isinstance(said, str) or not said:
        return False
    return not same_place(said, card(known).get("place") or "")


@fact("change_draft")
def change_draft(known: Known) -> object:
    """What would be different, old and new, by the answers so far."""
    after = drafted(known)
    if not after:
        return ""
    now = values_now(meeting_row(known), card(known))
    said = _lines(as_others_read(known), now, {**now, **after}, after)
    return _with_all(said, for_all=known.answers.get("how_many") == "all")


@fact("late_draft")
def late_draft(known: Known) -> object:
    """Whether the change that is being made comes late; once it is made, whether it did."""
    after = drafted(known)
    if not after and known.answers.get("shall_i_tell") == "yes":
        newest = select(changes.c.late).where(changes.c.meeting_id == known.meeting_id)
        return bool(known.tx.conn.scalar(newest.order_by(changes.c.id.desc()).limit(1)))
    if not after:
        return False
    row = meeting_row(known)
    now = values_now(row, card(known))
    before = {name: now[name] for name in after}
    return is_late(before, after, row.starts_at, known.now)


def _lines(known: Known, before: Values, now: Values, which: Values) -> Lines:
    """The old and the new of each thing that is different, one a line."""
    said: list[Line] = []
    if {"starts_at", "minutes"}.intersection(which):
        was, is_now = _TIMES
        said += (Line(was, _times(known, before)), Line(is_now, _times(known, now)))
    elif "break_at" in which and now["break_at"]:
        start = datetime.fromisoformat(now["starts_at"])
        pause = Time(start + timedelta(minutes=now["break_at"]), home_of(known))
        said.append(Line(N_("We take a break at {break_at}."), {"break_at": pause}))
    for name in (name for name in (*_SAID, *LINES) if name in which):
        if "place" in which and name in OF_THE_PLACE and not now[name]:
            needs_one = name == "quiet_room" and now["place"] not in NO_ROOM
            said += [Line(_NO_QUIET_ROOM, {})] if needs_one else []
            continue  # what was so at the old place is no news of the new one
        old = "" if "place" in which and name in OF_THE_PLACE else before[name]
        said += _old_and_new(known, name, old, now[name])
    return Lines(said)


def _old_and_new(known: Known, name: str, before: Any, now: Any) -> Iterator[Line]:
    old, new = as_said(known, before), as_said(known, now)
    if not now:
        yield Line(_NO_MORE, {"value": old})
        return
    was, is_now = _SAID.get(name) or (_BEFORE, LINES[name].words)
    if before:
        yield Line(was, {"value": old})
    yield Line(is_now, {"value": new, name: new})


def _times(known: Known, values: Values) -> dict[str, object]:
    home = home_of(known)
    start = datetime.fromisoformat(values["starts_at"])
    end = start + timedelta(minutes=values["minutes"])
    return {"day": Day(start, home), "time": Time(start, home), "until": Time(end, home)}


def _since(known: Known) -> int | None:
    """The first change that this person has not heard of, as the notice they got names it."""
    mine = select(notices.c.dedupe).where(
        notices.c.person_id == known.person.id,
        notices.c.meeting_id == known.meeting_id,
        notices.c.name == "changed",
        notices.c.act == "send",
        notices.c.dedupe.is_not(None),
        notices.c.state != "withdrawn",
    )
    found = known.tx.conn.scalar(mine.where(notices.c.talk_id == known.talk_id).limit(1))
    if found is None:  # the talk is only beginning
        begun = mine.where(notices.c.state == "sending", notices.c.talk_id.is_(None))
        found = known.tx.conn.scalar(begun.limit(1))
    return since_of(found) if found else None


class Told(NamedTuple):
    """One change, open: the old values, and what was said with it."""

    before: dict[str, Any]
    late: bool


def _changes(known: Known) -> list[Told]:
    """The changes this person is told of, oldest first; for who rings others, all of them."""
    found: list[Told] = known.row("changes_told", lambda: _find_changes(known))
    return found


def _find_changes(known: Known) -> list[Told]:
    if chosen(known) is None:
        return []
    mine = select(changes).where(changes.c.meeting_id == known.meeting_id)
    rows = known.tx.every(Change, mine.order_by(changes.c.id))
    since, key = _since(known) or 0, meeting_row(known).group_key_id
    return [
        Told(known.tx.unseal(key, "meeting.change", row.before), row.late)
        for row in rows
        if row.id >= since
    ]


def news_for(known: Known) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is different for this person: the old values, and what the meeting is now."""
    return known.row("news", lambda: _find_news(known))


def _find_news(known: Known) -> tuple[dict[str, Any], dict[str, Any]]:
    before: dict[str, Any] = {}
    rows = _changes(known)
    if not rows:
        return {}, {}
    now = values_now(meeting_row(known), card(known))
    for row in rows:
        before = {**row.before, **before}
    other = {name: old for name, old in before.items() if old != now.get(name, old)}
    return {name: old for name, old in other.items() if not is_no_news(old, now[name])}, now


@fact("changes")
def what_changed(known: Known) -> object:
    """What is different, old and new; empty if all is as it was."""
    before, now = news_for(known)
    if not before:
        return ""
    return _with_all(_lines(known, {**now, **before}, now, before), for_all=is_for_all(known))


def _with_all(said: Lines, *, for_all: bool) -> Lines:
    return Lines((*said, Line(_SO_FOR_ALL, {}))) if for_all else said


def is_for_all(known: Known) -> bool:
    """Whether what this person hears is so for all that follow in the series too."""
    return any(one.before.get(FOR_ALL) for one in _changes(known))


@fact("changed_for_all")
def changed_for_all(known: Known) -> object:
    """As `is_for_all`."""
    return is_for_all(known)


@fact("moved")
def moved(known: Known) -> object:
    """Whether the day or the time is another."""
    return "starts_at" in news_for(known)[0]


@fact("new_place_waits")
def new_place_waits(known: Known) -> object:
    """Whether it is at a new place, and nobody has said yet how to get in there."""
    return "place" in news_for(known)[0] and bool(known.get("access_waits"))


@fact("must_hear")
def must_hear(known: Known) -> object:
    """Whether someone who has not heard of it would set out in vain, or be late."""
    return bool(MUST_HEAR.intersection(news_for(known)[0]))


@fact("late_change")
def late_change(known: Known) -> object:
    """Whether the news came with fewer than 24 real hours to go."""
    return any(row.late for row in _changes(known))


@fact("change_door")
def change_door(known: Known) -> object:
    """Who will be at the door, for those who did not hear in time."""
    rows = _changes(known)
    if not rows:
        return Name("")
    return as_said(known, rows[-1].before.get("door", ""))
