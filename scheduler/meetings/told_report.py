"""What became of a late cancellation, for whoever called it off: once all know, or time is over.

It stays open until each person was told by voice or has said “I know”, or someone was at the
door and the time of the meeting is over (CH:146).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from records.database import Tx
from records.meetings import MEETING, meetings
from records.notices import Lane, notices
from records.people import Row, people
from scheduler.post import outbox
from scheduler.talks.cards import read_card, write_on_card

#: when whoever was to be at the door is asked, and by when they have answered
ASKED_AFTER, ANSWERED_BY = timedelta(minutes=30), timedelta(hours=4)
_SAID = select(notices.c.meeting_id).where(
    notices.c.name == "told_report", notices.c.meeting_id.is_not(None)
)
_OVER = select(meetings).where(
    meetings.c.state == "cancelled",
    meetings.c.late,
    meetings.c.starts_at <= bindparam("since"),
    meetings.c.cancelled_at <= bindparam("since"),
    meetings.c.id.not_in(_SAID),
)


def ask_at_the_door(tx: Tx, meeting: Row, now: datetime) -> None:
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
    meeting = tx.conn.execute(select(meetings).where(meetings.c.id == meeting_id)).one()
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


def note_at_the_door(tx: Tx, meeting: Row, was_there: str, met: int, now: datetime) -> None:
    """Whether someone was at the door, and how many they met; this ends the cancellation."""
    write_on_card(tx, meeting.id, door_was=was_there, door_met=met)
    if was_there == "yes":
        MEETING.change(tx.conn, meeting.id, "all_told")
    report_told(tx, meeting.id, now)


def time_is_over(tx: Tx, now: datetime) -> list[Row]:
    """Late cancellations whose time is over, and of which nothing was said yet."""
    return list(tx.conn.execute(_OVER, {"since": now - ANSWERED_BY}))


def say_time_is_over(tx: Tx, meeting: Row, now: datetime) -> None:
    """The truth, where nobody has said that someone was at the door."""
    report_told(tx, meeting.id, now)
