"""Facts about a meeting: the one a talk is about, or the one being made in it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select

from conversations.meetings.meeting_card import LINES, NO_ROOM
from conversations.phrases import N_, REASONS
from records.database import Tx
from records.meetings import Meeting, comings, meetings
from records.notices import notices
from records.people import Person
from records.talks import Talk
from scheduler.post.asking import Planned, post_planned
from scheduler.post.times import FULL_DAY
from scheduler.talks.about import GROUP_MEETINGS, GroupMeeting, meeting_row
from scheduler.talks.known import Known, fact
from scheduler.talks.meeting import (
    card,
    card_field,
    chosen,
    day_and_time,
    starts_at,
    until,
)
from scheduler.talks.moments import Time
from scheduler.talks.people.group import group_id_of, home_of
from scheduler.talks.spoken import Line, Lines, Name


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


@fact("draft")
def draft(known: Known) -> object:
    """What people will read about the meeting that is being made."""
    start = starts_at(known)
    facts = {
        "meeting": card_field(known, "title"),
        **day_and_time(known, start),
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


def last_of(tx: Tx, group_id: int) -> GroupMeeting | None:
    """The meeting of a group that was made last; None if none was."""
    made = GROUP_MEETINGS.where(meetings.c.group_id == group_id)
    return tx.first(GroupMeeting, made.order_by(meetings.c.id.desc()).limit(1))


@fact("last_title")
def last_title(known: Known) -> object:
    """What the group's last meeting is called; empty before the first, or for who runs none."""
    group_id = group_id_of(known)
    last = last_of(known.tx, group_id) if group_id is not None else None
    if last is None or group_id is None:
        return Name("")
    known.allow("see", "meeting", group_id)
    return Name(known.tx.unseal(last.group_key_id, "meeting.card", last.card).get("title", ""))


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


@fact("read_out")
def read_out(known: Known) -> object:
    """Whether another reads this talk out to the person, and taps what they say."""
    talk = known.tx.find(Talk, known.talk_id)
    return talk is not None and talk.played_by is not None


@fact("said_yes")
def said_yes(known: Known) -> object:
    """Whether this person has said that they come."""
    answer = known.tx.conn.scalar(
        select(comings.c.answer).where(
            comings.c.meeting_id == chosen(known), comings.c.person_id == known.person.id
        )
    )
    return answer == "yes"


@fact("invited_before")
def invited_before(known: Known) -> object:
    """Whether this person was asked to another of these meetings before."""
    if chosen(known) is None or meeting_row(known).series_id is None:
        return False
    others = select(meetings.c.id).where(
        meetings.c.series_id == meeting_row(known).series_id, meetings.c.id != known.meeting_id
    )
    came = notices.c.state.in_(("accepted", "opened", "confirmed"))
    of_a_plan = notices.c.dedupe.is_not(None)  # not what its talk said later
    which = (of_a_plan, came, notices.c.meeting_id.in_(others))
    return was_invited(known.tx, known.person.id, *which)


def invite_again(tx: Tx, meeting: Meeting, person: Person, now: datetime) -> None:
    """Post the invitation to this one now, and no more of its plan."""
    asked = Planned("invitation", now, meeting.starts_at)
    post_planned(tx, asked, person.id, now, meeting_id=meeting.id)


def was_invited(tx: Tx, person_id: int | None, *which: ColumnElement[bool]) -> bool:
    """Whether an invitation of which this is true has gone to someone, or is to go."""
    found = select(notices.c.id).where(
        notices.c.name == "invitation",
        notices.c.act == "send",
        notices.c.person_id == person_id,
        notices.c.state != "withdrawn",
        *which,
    )
    return tx.conn.scalar(found.limit(1)) is not None
