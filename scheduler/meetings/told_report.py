"""What became of a late cancellation, for whoever called it off: once all know, or time is over.

It stays open until each person was told by voice or has said “I know”, or someone was at the
door and the time of the meeting is over (CH:146). Told in numbers, never by name.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from conversations.phrases import N_
from records.access import Actor, allow
from records.database import Tx
from records.meetings import MEETING, Coming, Meeting, comings, meetings
from records.notices import Lane, notices
from records.people import Role, memberships, people
from scheduler.jobs import after
from scheduler.phone_calls.facts import can_be_rung
from scheduler.post import outbox
from scheduler.talks.about import meeting_row
from scheduler.talks.acts import Order
from scheduler.talks.cards import read_card, write_on_card
from scheduler.talks.known import Known, fact
from scheduler.talks.meeting import card, chosen
from scheduler.talks.spoken import Line, Lines

#: when whoever was to be at the door is asked, and by when they have answered
ASKED_AFTER, ANSWERED_BY = timedelta(minutes=30), timedelta(hours=4)
_SAID = select(notices.c.id).where(
    notices.c.meeting_id == meetings.c.id, notices.c.name == "told_report"
)
_UNSAID = (meetings.c.state == "cancelled", meetings.c.late, ~_SAID.exists())
_OVER = select(meetings).where(
    *_UNSAID,
    meetings.c.starts_at <= bindparam("since"),
    meetings.c.cancelled_at <= bindparam("since"),
)
#: not before then; one that is still to start is looked at a while longer
NEXT_OVER = after(
    select(func.min(meetings.c.cancelled_at)).where(*_UNSAID), meetings.c.id, ANSWERED_BY
)


def ask_at_the_door(tx: Tx, meeting: Meeting, now: datetime) -> None:
    """Once it would have begun, ask whoever was to be at the door; else whoever called it off."""
    card = read_card(tx, meeting.id)
    if not card.get("door"):
        return
    to = _has_a_phone(tx, card["door"]) or _has_a_phone(tx, card.get("off_by"))
    if to is not None:
        outbox.post(
            tx,
            to=to,
            kind="begin",
            name="at_the_door",
            lane=Lane.NOTICE,
            now=now,
            due_at=max(now, meeting.starts_at) + ASKED_AFTER,
            dedupe=f"at_the_door:{meeting.id}",
            meeting_id=meeting.id,
        )


def _has_a_phone(tx: Tx, who: object) -> int | None:
    if not isinstance(who, int):
        return None
    mine = (people.c.id == who, people.c.telegram_id.is_not(None), people.c.state == "here")
    found: int | None = tx.conn.scalar(select(people.c.id).where(*mine))
    return found


def report_told(tx: Tx, meeting_id: int, now: datetime) -> None:
    """Tell whoever called it off late how each person came to know, or that not all do."""
    meeting = tx.get(Meeting, meeting_id)
    if meeting.state == "all_told":
        outbox.withdraw(tx, notices.c.meeting_id == meeting_id, notices.c.name == "at_the_door")
    to = _has_a_phone(tx, read_card(tx, meeting_id).get("off_by"))
    if to is not None and meeting.late:
        outbox.tell(
            tx,
            to,
            "told_report",
            now,
            dedupe=f"told_report:{meeting_id}:{meeting.state}",
            meeting_id=meeting_id,
        )


def note_at_the_door(tx: Tx, meeting: Meeting, was_there: str, met: int, now: datetime) -> None:
    """Whether someone was at the door, and how many they met; this ends the cancellation."""
    write_on_card(tx, meeting.id, door_was=was_there, door_met=met)
    if was_there == "yes":
        MEETING.change(tx.conn, meeting.id, "all_told")
    report_told(tx, meeting.id, now)


def time_is_over(tx: Tx, now: datetime) -> list[Meeting]:
    """Late cancellations whose time is over, and of which nothing was said yet."""
    return tx.every(Meeting, _OVER, {"since": now - ANSWERED_BY})


def say_time_is_over(tx: Tx, meeting: Meeting, now: datetime) -> None:
    """The truth, where nobody has said that someone was at the door."""
    report_told(tx, meeting.id, now)


def note_door(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Write it on the meeting's card, and end the cancellation if someone was. NotAllowed."""
    meeting = tx.get(Meeting, order.meeting_id)
    allow(tx.conn, actor, "note", "door", group=meeting.group_id)
    met = order.words("met")
    number = int(met) if met.isdecimal() else 0
    note_at_the_door(tx, meeting, order.words("was_there"), number, now)


class Count(NamedTuple):
    """How many were to know, and how they came to."""

    all: int
    tapped: int
    rung: int
    met: int

    @property
    def missing(self) -> int:
        """Of how many nothing is known."""
        return self.all - self.tapped - self.rung - self.met


def concerned(known: Known) -> list[Coming]:
    """Whom the meeting being off concerns: all who were asked. Fewer would tell who said no."""
    if chosen(known) is None:
        return []
    group_id = meeting_row(known).group_id
    known.allow("see", "meeting", group_id)
    return known.tx.every(
        Coming,
        select(comings)
        .join(memberships, memberships.c.person_id == comings.c.person_id)
        .where(
            comings.c.meeting_id == known.meeting_id,
            memberships.c.group_id == group_id,
            memberships.c.role == Role.CO_PRODUCER,
        ),
    )


def counted(known: Known) -> Count:
    """The numbers for the meeting this is about."""
    rows = concerned(known)
    rung = sum(row.told_at is not None for row in rows)
    tapped = sum(row.told_at is None and row.confirmed_at is not None for row in rows)
    met = card(known).get("door_met", 0) if rows else 0
    return Count(len(rows), tapped, rung, min(int(met), len(rows) - rung - tapped))


@fact("told_report")
def told_report(known: Known) -> object:
    """What became of a cancellation."""
    count = counted(known)
    facts = {"meeting": known.get("meeting"), **count._asdict(), "missing": count.missing}
    lines = [_head(known, count), N_("Tapped “I know”: {tapped}"), N_("Rung: {rung}")]
    if count.met:
        lines.append(N_("Met at the door: {met}"))
    if count.missing:
        lines.append(N_("Not known: {missing}"))
    return Lines(Line(words, facts) for words in lines)


def _head(known: Known, count: Count) -> str:
    if not count.missing:
        return N_("“{meeting}” was off. All {all} know.")
    was = card(known).get("door_was", "")
    if not card(known).get("door"):  # nobody was to stand there: online, there is none
        return N_("“{meeting}” was off. Not all knew in time.")
    if was == "yes":
        return N_("“{meeting}” was off. Not all knew in time, but someone was at the door.")
    if was == "no":
        return N_("“{meeting}” was off. Not all knew in time, and no one was at the door.")
    return N_("“{meeting}” was off. Not all knew in time. I do not know who was at the door.")


@fact("door_needed")
def door_needed(known: Known) -> object:
    """Whether someone can't be told by voice, so that there must be a door (CH:146)."""
    if chosen(known) is None:
        return False
    group_id = meeting_row(known).group_id
    return any(
        not can_be_rung(known.tx, row.person_id, group_id, known.now) for row in concerned(known)
    )
