"""Answers to plain questions about one's own meetings: the next one of each group.

Only meetings that this person may see, and of those they take part in, only what they were asked
to: just what “My meetings” shows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from sqlalchemy import select

from conversations.meetings.meeting_card import LINES
from conversations.phrases import N_
from records.changes import changes
from scheduler.meetings.answers_seen import numbers_of, theirs_of
from scheduler.plain_questions.own_meetings import (
    MOST,
    Asked,
    days,
    goes_on,
    is_on,
    local_day,
    next_of_each,
    to_come,
)
from scheduler.talks.about import meeting_row
from scheduler.talks.known import Known, fact
from scheduler.talks.meeting import as_said
from scheduler.talks.moments import Day, Time
from scheduler.talks.spoken import Line, Lines

_IS = N_("“{meeting}” is on {day}, {time} to {until}. We meet at {place}.")
_IS_ON_NOW = N_("“{meeting}” is on now, until {until}. We meet at {place}.")
_IS_OFF = N_("“{meeting}” is off. It was on {day} at {time}, at {place}. We are sorry.")
_MOVED = N_("It has moved. Before, it was on {day} at {time}.")
_NEW_PLACE = N_("We were to meet at {value}.")
_STILL_ON = N_("It is still on.")
_IN = N_("In “{group}”:")
_NOTHING = N_("Nothing is planned right now. I will write when something is.")
_NOTHING_ELSE = N_("Nothing else is planned right now. I will write when something is.")
#: what this person has said about coming, or what was kept for them
_DOWN_AS = {
    "yes": N_("I have you down as coming."),
    "part": N_("I have you down as coming for a part."),
    "no": N_("I have you down as not coming. You can change that on any day."),
    "unsure": N_("I have you down as not sure yet. That is fine."),
    "unwell": N_("I have you down as unwell. We keep your place."),
    "other_way": N_("I have you down as taking part in another way."),
    None: N_("You have not said yet if you will come. That is fine."),
}
_NO_ONE_ELSE = N_("No one else from the group has said yes so far.")
_TO_ASK = N_("To ask more, type “talk to a person”.")
_FARES = (
    N_("Before most meetings I ask what would help. You can ask for your fare there."),
    N_("The day after, I ask if you have a fare to claim."),
)
_NOT_THAT_DAY = {
    "today": N_("You have no more meetings today."),
    "tomorrow": N_("You have no meeting tomorrow."),
    "week": N_("You have no more meetings this week."),
}


def _about(known: Known, row: Asked) -> Known:
    """The facts about one of them."""
    return Known(known.tx, known.person, known.now, meeting_id=row.id)


def _in_lines(known: Known, rows: list[Asked], *more: str) -> Iterator[Line]:
    many = len({row.group_id for row in rows}) > 1
    group = None
    for row in rows:
        one = _about(known, row)
        if many and row.group_id != group:
            yield Line(_IN, {"group": one["group"]})
        group = row.group_id
        yield from _one(one, row)
        if is_on(row) and not goes_on(row, known.now):
            yield from (Line(words, {}) for words in more)


def _one(one: Known, row: Asked) -> Iterator[Line]:
    """When, where, how one gets in, and what they said; or that it is off."""
    facts = {name: one[name] for name in ("meeting", "day", "time", "until", "place")}
    if not is_on(row):
        yield Line(_IS_OFF, facts)
        return
    now = goes_on(row, one.now)
    yield Line(_IS_ON_NOW if now else _IS, facts)
    yield from _moved(one, row)
    yield from _getting_in(one)
    if row.asked is not None and not (now and row.answer is None):
        yield Line(_DOWN_AS[row.answer], {})


def _getting_in(one: Known) -> Iterator[Line]:
    for name in ("card_join", "card_access"):
        if said := one[name]:
            yield Line(LINES[name].words, {name: said})
    if one["access_waits"]:
        kind = (bool(one["in_no_room"]), bool(one["access_from"]))
        yield Line(_ONCE_I_KNOW[kind], {"access_from": one["access_from"]})


#: as the card says it, where someone has yet to find out: in no room or in one; named or not
_ONCE_I_KNOW = {
    (True, True): N_("I'll tell you how to join, once {access_from} has told me."),
    (True, False): N_("I'll tell you how to join, once staff have told me."),
    (False, True): N_("I'll tell you how to get in, once {access_from} has told me."),
    (False, False): N_("I'll tell you how to get in, once staff have told me."),
}


def _moved(one: Known, row: Asked) -> Iterator[Line]:
    """When it was to be at first, and where, if that is another."""
    found = one.tx.conn.scalars(
        select(changes.c.before).where(changes.c.meeting_id == row.id).order_by(changes.c.id)
    )
    before: dict[str, object] = {}
    for sealed in found.all():
        was = one.tx.unseal(meeting_row(one).group_key_id, "meeting.change", sealed)
        before = {**was, **before}
    at = before.get("starts_at")
    if isinstance(at, str) and (start := datetime.fromisoformat(at)) != row.starts_at:
        yield Line(_MOVED, {"day": Day(start), "time": Time(start)})
    if (place := as_said(one, before.get("place", ""))) and place != one["place"]:
        yield Line(_NEW_PLACE, {"value": place})


def _of_the_next(known: Known, *more: str) -> Iterator[Line]:
    rows = next_of_each(known)
    yield from _in_lines(known, rows, *more)
    if not any(map(is_on, rows)):
        yield Line(_NOTHING_ELSE if rows else _NOTHING, {})


@fact("my_next_ones")
def my_next_ones(known: Known) -> object:
    """The next meeting of each group: when, where, and what this person has said."""
    return Lines(_of_the_next(known))


@fact("my_next_still_on")
def my_next_still_on(known: Known) -> object:
    """The same, and of each that it is still on, or that it is off."""
    return Lines(_of_the_next(known, _STILL_ON))


def _on_a_day(known: Known, which: str) -> Lines:
    fits = days(known)[which]
    here = [row for row in to_come(known) if fits(local_day(known, row.starts_at))][:MOST]
    if any(map(is_on, here)):
        return Lines(_in_lines(known, here))
    off = list(_in_lines(known, here))
    rest = [row for row in next_of_each(known) if row.id not in {one.id for one in here}]
    then = list(_in_lines(known, rest)) or [Line(_NOTHING_ELSE if here else _NOTHING, {})]
    return Lines([*(off or [Line(_NOT_THAT_DAY[which], {})]), *then])


@fact("my_meetings_today")
def my_meetings_today(known: Known) -> object:
    """What is on today; if nothing is, that, and what is next."""
    return _on_a_day(known, "today")


@fact("my_meetings_tomorrow")
def my_meetings_tomorrow(known: Known) -> object:
    """The same of tomorrow."""
    return _on_a_day(known, "tomorrow")


@fact("my_meetings_this_week")
def my_meetings_this_week(known: Known) -> object:
    """The same of what is left of this week."""
    return _on_a_day(known, "week")


def _ahead(known: Known) -> list[Asked]:
    return [row for row in next_of_each(known) if is_on(row)]


def _each_next(known: Known, said: Callable[[Known, Asked], Iterable[Line]]) -> Iterator[Line]:
    rows = _ahead(known)
    for row in rows:
        one = _about(known, row)
        named = {name: one[name] for name in ("meeting", "day", "time")}
        lines = list(said(one, row))
        if lines:
            yield Line(N_("{day}, {time}: {meeting}"), named)
            yield from lines


@fact("who_is_next")
def who_is_next(known: Known) -> object:
    """Who comes to the next of each group, as far as the invitation may say it to this person."""
    lines = list(_each_next(known, _who)) or [*_of_the_next(known)]
    return Lines([*lines, *([Line(_TO_ASK, {})] if known["is_co_producer"] else [])])


def _who(one: Known, row: Asked) -> Iterator[Line]:
    if said := one["who"]:
        yield Line(N_("{who} will meet you there."), {"who": said})
    if row.asked is None:  # staff read how many come, and of each of theirs what they have said
        yield from (*numbers_of(one), *theirs_of(one))
        return
    others = one["others_coming"]
    yield others if isinstance(others, Line) else Line(_NO_ONE_ELSE, {})


@fact("my_money")
def my_money(known: Known) -> object:
    """What the next meetings say of fares and pay, and when one is asked about a fare."""
    return Lines([*_each_next(known, _money), *(Line(words, {}) for words in _FARES)])


def _money(one: Known, _row: Asked) -> Iterator[Line]:
    for name in ("card_travel", "card_pay", "card_pay_instead"):
        if said := one[name]:
            yield Line(LINES[name].words, {name: said})
