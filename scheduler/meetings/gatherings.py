"""Facts about a meeting: the one a talk is about, or the one being made in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from conversations.meetings.meeting_card import LINES, NO_ROOM, NOT_RECORDED, ON_THE_CARD, UNKNOWN
from conversations.phrases import N_, REASONS
from records.database import Tx
from records.evaluations import ENOUGH, evaluations, opened
from records.groups import groups
from records.meetings import meetings
from records.people import Role, Row
from records.talks import talks
from scheduler.meetings.running import running_meetings
from scheduler.post.times import FULL_DAY, at_local
from scheduler.talks.known import Known, fact
from scheduler.talks.persons import (
    group_id_of,
    group_row,
    home_of,
    ids_with_role,
    meeting_row,
    person_or_words,
    signal_row,
)
from scheduler.talks.spoken import Day, Line, Lines, Name, Spoken, Time

#: keys that stand on a card in place of words
_FROM_THE_GROUP = N_("Someone from the group")
_KEYS = {NOT_RECORDED: N_("No."), **NO_ROOM}


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
    return as_said(known, person_or_words(known.tx, said) if isinstance(said, str) else "")


def as_said(known: Known, value: Any) -> Spoken:
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


@fact("in_no_room")
def in_no_room(known: Known) -> object:
    """Whether the meeting is online or by phone (STK:117)."""
    return card(known).get("place") in NO_ROOM


@fact("am_at_the_door")
def am_at_the_door(known: Known) -> object:
    """Whether this person is named to be at the door, for those on the way."""
    return card(known).get("door") == known.person.id


@fact("why")
def why(known: Known) -> object:
    """Why it is off: one of the reasons there are words for, or what was typed."""
    said = str(card(known).get("why", "") if chosen(known) is not None else "")
    if said in REASONS:
        return Line(REASONS[said], {})
    return Name("" if said == "other" else said)


@fact("next_meeting")
def next_meeting(known: Known) -> object:
    """The group's next meeting after this one."""
    this, group = meeting_row(known), group_row(known)
    row = known.tx.conn.execute(
        select(meetings)
        .where(
            meetings.c.group_id == this.group_id,
            meetings.c.state == "planned",
            meetings.c.starts_at > this.starts_at,
        )
        .order_by(meetings.c.starts_at)
        .limit(1)
    ).first()
    if row is None or group is None:
        return ""
    place = as_said(known, known.tx.unseal(group.key_id, "meeting.card", row.card).get("place"))
    facts = {**_start(known, row.starts_at), "place": place}
    return Line(N_("{day}, {time}, at {place}"), facts)


@fact("draft")
def draft(known: Known) -> object:
    """What people will read about the meeting that is being made."""
    start = starts_at(known)
    facts = {
        "meeting": card_field(known, "title"),
        **_start(known, start),
        "until": until(known),
        "place": card_field(known, "place"),
        "purpose": card_field(known, "purpose"),
        "break_at": break_at(known),
        "who": card_field(known, "who"),
        "quiet_room": card_field(known, "quiet_room"),
        **{name: card_field(known, name) for name in LINES},
    }
    often = known.get("how_often")
    said = [Line(N_("“{meeting}”, {day}, {time} to {until}, at {place}."), facts)]
    said += [often] if isinstance(often, Line) else []
    return Lines([*said, *(Line(words, facts) for name, words in _MORE.items() if facts[name])])


_MORE = {
    "purpose": N_("What it is for: “{purpose}”"),
    "break_at": N_("We take a break at {break_at}."),
    "who": N_("{who} will meet you there."),
    "quiet_room": N_("There is a quiet room: {quiet_room}."),
    **{name: line.words for name, line in LINES.items()},
}


def last_of(tx: Tx, group_id: int) -> Row | None:
    """The meeting of a group that was made last, with its `group_key_id`; None if none was."""
    found: Row | None = tx.conn.execute(
        select(meetings, groups.c.key_id.label("group_key_id"))
        .join(groups, groups.c.id == meetings.c.group_id)
        .where(meetings.c.group_id == group_id)
        .order_by(meetings.c.id.desc())
        .limit(1)
    ).first()
    return found


@fact("last_title")
def last_title(known: Known) -> object:
    """What the group's last meeting is called; empty before the first, or for who runs none."""
    group_id = group_id_of(known)
    last = last_of(known.tx, group_id) if group_id is not None else None
    if last is None or group_id is None:
        return Name("")
    known.allow("see", "meeting", group_id)
    return Name(known.tx.unseal(last.group_key_id, "meeting.card", last.card).get("title", ""))


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
    return _start(known, starts_at(known))["day"]


@fact("time")
def time(known: Known) -> object:
    """The time it starts."""
    return _start(known, starts_at(known))["time"]


def _start(known: Known, start: datetime | None) -> dict[str, object]:
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


@fact("break_at")
def break_at(known: Known) -> object:
    """The time of the break, if one is planned."""
    start = starts_at(known)
    if chosen(known) is not None:
        after = meeting_row(known).break_at
    else:
        said = known.answers.get("break_at", "")
        after = int(said) if isinstance(said, str) and said.isdigit() else None
    return Time(start + timedelta(minutes=after), home_of(known)) if start and after else ""


@fact("late")
def late(known: Known) -> object:
    """Whether a cancellation comes with fewer than 24 real hours to go (CH:146)."""
    if chosen(known) is None:
        return False
    row = meeting_row(known)
    if row.cancelled_at is not None:
        return row.late
    return row.starts_at - known.now < FULL_DAY


fact("late_by")(late)


@fact("short_notice")
def short_notice(known: Known) -> object:
    """Whether the meeting was, or is being, made with fewer than 24 hours to go."""
    start = starts_at(known)
    if start is None:
        return False
    made = meeting_row(known).made_at if chosen(known) is not None else known.now
    return bool(start - made < FULL_DAY)


def running_meeting(known: Known) -> int | None:
    """The meeting of one of this person's groups that is running now."""
    mine = [m.group_id for m in known.memberships()]
    return next((int(row.id) for row in running_meetings(known.tx, known.now, mine)), None)


def finished(known: Known) -> int:
    """How many co-producers have finished this meeting's evaluation and are not yet opened."""
    return int(
        known.tx.conn.scalar(
            select(func.count())
            .select_from(talks)
            .where(
                talks.c.meeting_id == known.meeting_id,
                talks.c.conversation.like("evaluation%"),
                talks.c.state == "finished",
                talks.c.person_id.in_(ids_with_role(known, Role.CO_PRODUCER)),
            )
        )
        or 0
    )


@fact("count")
def count(known: Known) -> object:
    """How many have answered so far."""
    return finished(known)


@fact("enough")
def enough(_known: Known) -> object:
    """How many it takes."""
    return ENOUGH


@fact("missing")
def missing(known: Known) -> object:
    """How many more it takes."""
    return max(0, ENOUGH - finished(known))


@fact("enough_answers")
def enough_answers(known: Known) -> object:
    """Whether this talk's answers were opened with those of others."""
    state = known.tx.conn.scalar(select(talks.c.state).where(talks.c.id == known.talk_id))
    return state == "closed"


@fact("opens")
def opens(known: Known) -> object:
    """The day on which answers are opened or deleted."""
    row = evaluation_row(known)
    return Day(row.opens_until) if row is not None else ""


def evaluation_row(known: Known) -> Any:
    """The evaluation of this meeting, if there is one."""
    return known.tx.conn.execute(
        select(evaluations).where(evaluations.c.meeting_id == known.meeting_id)
    ).first()


def opened_answers(known: Known) -> list[tuple[str, str]]:
    """The opened answers of this meeting's evaluation, as (question, answer), in random order."""
    row, group = evaluation_row(known), group_row(known)
    if row is None or group is None:
        return []
    known.allow("see", "results", group.id)
    return [
        (a.question, known.tx.unseal(group.key_id, "evaluation.answer", a.answer))
        for a in known.tx.conn.execute(
            select(opened).where(opened.c.evaluation_id == row.id).order_by(opened.c.key)
        )
    ]
