"""Cancel a meeting: each person is told at once, by a notice with evidence (CH:146, CH:147).

With fewer than 24 real hours to go it is late: the bot says so, says who is at the door, and the
link persons get a list of people to ring now. In time, who has not tapped “I know” goes on that
list later, still ahead of the 24 hours if it can be.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from records.access import Actor, allow
from records.calls import calls
from records.database import Tx
from records.meetings import MEETING, Meeting, comings
from records.people import Role
from records.series import SERIES, regulars
from scheduler.events import Off
from scheduler.meetings.lists import still_to_tell
from scheduler.meetings.news import News, close_talks, nobody_knows_yet, ring, tell
from scheduler.meetings.planner import plan_again, withdraw_plan
from scheduler.meetings.told_report import ask_at_the_door
from scheduler.meetings.who_comes import asked_with_another, uninvited
from scheduler.phone_calls.queue import drop
from scheduler.post.events import happened
from scheduler.post.times import FULL_DAY
from scheduler.series.series import following
from scheduler.talks.acts import Order, Outcome, Refused
from scheduler.talks.cards import write_on_card
from scheduler.talks.people.members import everyone
from scheduler.talks.people.persons import person_or_words


def cancel_meeting(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Cancel it and post the notices. Refused if it is off already. NotAllowed."""
    meeting_id = order.meeting
    meeting = tx.find(Meeting, meeting_id)
    if meeting is None:
        raise Refused("MEETING_IS_OFF")
    allow(tx.conn, actor, "cancel", "meeting", group=meeting.group_id)
    late = meeting.starts_at - now < FULL_DAY
    unasked = uninvited(tx, meeting) - asked_with_another(tx, meeting)
    if not MEETING.change(tx.conn, meeting_id, "cancelled", cancelled_at=now, late=late):
        raise Refused("MEETING_IS_OFF")
    _write_card(tx, meeting, order, actor)
    withdraw_plan(tx, meeting_id)
    drop(tx, calls.c.meeting_id == meeting_id)
    close_talks(tx, meeting_id)
    happened(tx, Off(meeting_id), now)
    nobody_knows_yet(tx, meeting_id, actor.person_id, now)
    news = News("cancelled", str(meeting_id), meeting_id, meeting.starts_at)
    _tell_everyone(tx, meeting, news, actor, now)
    ring(tx, news, meeting.group_id, now, late=late)
    if late and still_to_tell(tx, meeting_id):
        ask_at_the_door(tx, tx.get(Meeting, meeting_id), now)
    if order.words("how_many") == "all" and meeting.series_id is not None:
        _end_series(tx, meeting, now)
    elif meeting.series_id is not None:
        _ask_with_the_next(tx, meeting, unasked, now)
    return Outcome(meeting_id=meeting_id)


def _ask_with_the_next(tx: Tx, meeting: Meeting, unasked: set[int], now: datetime) -> None:
    """Who was to be asked to the series with this meeting is asked with the one after it."""
    later = following(tx, meeting)
    for person in everyone(tx, meeting.group_id, Role.CO_PRODUCER):
        if person.id in unasked and later:
            plan_again(tx, later[0], person, now, invited=False)
        elif person.id in unasked:  # it is still to be made: then they are new to the series
            mine = (regulars.c.series_id == meeting.series_id, regulars.c.person_id == person.id)
            tx.conn.execute(delete(regulars).where(*mine))


def _end_series(tx: Tx, meeting: Meeting, now: datetime) -> None:
    """Call off all that follows a meeting in its series: it is said with that one."""
    SERIES.change(tx.conn, meeting.series_id or 0, "ended", make_at=None)
    for later in following(tx, meeting):
        if MEETING.change(tx.conn, later.id, "cancelled", cancelled_at=now, late=False):
            withdraw_plan(tx, later.id)
            close_talks(tx, later.id)
            happened(tx, Off(later.id), now)
            MEETING.change(tx.conn, later.id, "all_told")


def _write_card(tx: Tx, meeting: Meeting, order: Order, actor: Actor) -> None:
    """Who called it off, why, as chosen or typed, and who is at the door."""
    door = order.words("door_must") or order.words("door")
    write_on_card(
        tx,
        meeting.id,
        off_by=actor.person_id,
        why=order.words("why"),
        ends_series=order.words("how_many") == "all",
        door="" if door == "no_one" else person_or_words(tx, door),
    )


def _tell_everyone(tx: Tx, meeting: Meeting, news: News, actor: Actor, now: datetime) -> None:
    """Everyone in the group but the one who cancels; at once, silently at night."""
    away = set(
        tx.conn.scalars(
            select(comings.c.person_id).where(
                comings.c.meeting_id == meeting.id, comings.c.answer == "no"
            )
        )
    )
    for person in everyone(tx, meeting.group_id):
        if person.id != actor.person_id:
            tell(tx, news, person, now, silent=person.id in away)
