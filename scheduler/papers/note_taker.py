"""Whoever took notes at a meeting and does not run the group is asked for them the day after.

Those who run it are asked in their digest (decisions.py): who takes notes may be anyone (CH:68).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from conversations.papers.papers import NOTES_FROM_ME
from records.access import Actor, allow
from records.database import Tx
from records.meetings import Meeting
from records.notices import Lane, notices
from records.people import RUNS, Person
from records.roles import roles_in
from scheduler.events import Hears, Held
from scheduler.meetings.rota import mine
from scheduler.post import outbox
from scheduler.post.times import local_day, next_awake
from scheduler.talks.acts import Order
from scheduler.talks.cards import read_card
from scheduler.talks.running import ends

#: as long as people still know what was said
ASKED_FOR = timedelta(days=14)
_AGAIN = timedelta(days=2)
#: in the morning, once what else comes the day after has come
_AT = timedelta(hours=11)
_NAME = NOTES_FROM_ME.name


def took_notes(tx: Tx, meeting_id: int, person_id: int | None) -> bool:
    """Whether someone had the turn to take notes there."""
    return person_id is not None and "notes" in mine(tx, meeting_id, person_id)


def ask_who_took_them(tx: Tx, event: Held, now: datetime) -> None:
    """The day after they are asked, without a buzz; those who run the group are in any case."""
    meeting = tx.get(Meeting, event.meeting_id)
    who = read_card(tx, meeting.id).get("card_notes")
    taker = tx.find(Person, abs(who)) if isinstance(who, int) else None
    if taker is None or taker.state != "here":
        return
    roles = roles_in(tx.conn, taker.id, meeting.group_id)
    if roles and not any(role in set(RUNS) for role in map(str, roles)):
        _ask(tx, meeting, taker, now, _the_day_after(ends(meeting), taker))


def ask_for_notes_later(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Ask again in two days, as long as people still know what was said. NotAllowed."""
    meeting = tx.get(Meeting, order.meeting_id)
    allow(tx.conn, actor, "send", "notes", group=meeting.group_id)
    if now + _AGAIN < meeting.starts_at + ASKED_FOR:
        taker = tx.get(Person, actor.person_id)
        _ask(tx, meeting, taker, now, _the_day_after(now + timedelta(days=1), taker))


def _the_day_after(moment: datetime, taker: Person) -> datetime:
    due = local_day(moment, taker.zone) + timedelta(days=1) + _AT
    return next_awake(due, taker.hours, taker.zone)


def _ask(tx: Tx, meeting: Meeting, taker: Person, now: datetime, due: datetime) -> None:
    outbox.post(
        tx,
        to=taker.id,
        kind="begin",
        name=_NAME,
        lane=Lane.NOTICE,
        now=now,
        due_at=due,
        dedupe=f"{_NAME}:{meeting.id}:{taker.id}:{now.isoformat()}",
        silent=True,
        meeting_id=meeting.id,
    )


def ask_no_more(tx: Tx, meeting_id: int) -> None:
    """They are here: nobody is asked for them any more."""
    outbox.withdraw(tx, notices.c.meeting_id == meeting_id, notices.c.name == _NAME)


ON: Hears = {Held: ask_who_took_them}
