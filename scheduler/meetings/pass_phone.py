"""One named person holds the phone at each meeting. It can be passed on to someone else."""

from __future__ import annotations

from datetime import datetime, timedelta

from records.access import Actor, allow
from records.database import Tx
from records.meetings import Meeting
from records.notices import Lane, notices
from records.people import RUNS, Hours, Person, Role
from scheduler.meetings.rota import TURNS, whose
from scheduler.post import outbox
from scheduler.post.times import next_awake
from scheduler.talks.acts import Order, Refused
from scheduler.talks.cards import read_card, write_on_card
from scheduler.talks.people.members import everyone

#: how long before the start the holder is reminded: time enough to find someone else
BEFORE = timedelta(hours=2)
#: how long before it whoever runs it reads what to say first, where another holds the phone
OPENING_BEFORE = timedelta(hours=1)
#: how long after a meeting its facilitator is still asked how it was
AFTERWARDS = timedelta(days=2)


def pass_phone(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Name another holder, who is asked in turn. Refused once the meeting is off. NotAllowed."""
    meeting = tx.get(Meeting, order.meeting_id)
    allow(tx.conn, actor, "pass", "phone", group=meeting.group_id)
    if meeting.state != "planned":
        raise Refused("MEETING_IS_OFF")
    to = can_hold(tx, meeting.group_id, order.words("holder"))
    if to is None:
        raise Refused("NOT_YOURS")
    write_on_card(tx, meeting.id, holder=to)
    hand_over(tx, meeting, to, now)


def can_hold(tx: Tx, group_id: int, said: str) -> int | None:
    """The member of staff who was picked; None for anyone else."""
    staff = (person.id for person in everyone(tx, group_id, *RUNS, Role.LINK_PERSON))
    return next((int(i) for i in staff if str(i) == said), None)


def holder_of(tx: Tx, meeting: Meeting) -> int:
    """Who holds the phone at a meeting."""
    return int(read_card(tx, meeting.id).get("holder", meeting.made_by))


def hand_over(tx: Tx, meeting: Meeting, to: int, now: datetime) -> None:
    """Plan the silent words before the start, for the holder and for whoever runs it.

    Who is both reads it all at once; whoever held it before hears no more.
    """
    before = notices.c.name.in_(("holding", "opening"))
    outbox.withdraw(tx, notices.c.meeting_id == meeting.id, before)
    _plan_word(tx, meeting, "holding", to, BEFORE, now)
    if meeting.made_by != to:
        _plan_word(tx, meeting, "opening", meeting.made_by, OPENING_BEFORE, now)


def ask_who_ran_it(tx: Tx, meeting: Meeting, now: datetime) -> None:
    """Plan the silent word for whoever ran it, once it is over, in their waking hours."""
    runs = tx.get(Person, ran_it(tx, meeting))
    outbox.post(
        tx,
        to=runs.id,
        kind="begin",
        name="after_it",
        lane=Lane.NOTICE,
        now=now,
        due_at=next_awake(now, Hours.ANY, runs.zone),
        deadline=now + AFTERWARDS,
        dedupe=f"after_it:{meeting.id}",
        silent=True,
        meeting_id=meeting.id,
    )


def ran_it(tx: Tx, meeting: Meeting) -> int:
    """Who led the talk, be it someone from the group; else whoever made the meeting."""
    led = whose(read_card(tx, meeting.id).get(TURNS["chair"]))
    here = {person.id for person in everyone(tx, meeting.group_id)}
    return led if led in here else meeting.made_by


def _plan_word(
    tx: Tx, meeting: Meeting, name: str, to: int, before: timedelta, now: datetime
) -> None:
    outbox.post(
        tx,
        to=to,
        kind="begin",
        name=name,
        lane=Lane.NOTICE,
        now=now,
        due_at=max(now, meeting.starts_at - before),
        deadline=meeting.starts_at,
        dedupe=f"{name}:{meeting.id}:{to}:{now.isoformat()}",
        silent=True,
        meeting_id=meeting.id,
    )
