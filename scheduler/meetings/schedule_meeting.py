"""Make a meeting, and with it, in the same transaction, everything that people will get for it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, insert, select

from conversations.meetings.meeting_card import (
    ASKED_ABOUT_ACCESS,
    NAMES,
    NO_ROOM,
    ON_THE_CARD,
    UNKNOWN,
)
from records.access import Actor, allow
from records.database import Tx
from records.groups import Group
from records.meetings import OTHER_WAY, Made, Meeting, comings, meetings
from records.people import RUNS, Person, Role
from records.series import Every, regulars
from scheduler.events import Joined, MeetingMade
from scheduler.meetings.pass_phone import can_hold, hand_over, holder_of
from scheduler.meetings.planner import plan_other_way, post_plan
from scheduler.post.events import happened
from scheduler.post.times import at_local
from scheduler.series.asked_again import regular_of
from scheduler.series.left_in_peace import left_in_peace_until
from scheduler.series.series import begin
from scheduler.talks.acts import Order, Outcome, Refused, group_of
from scheduler.talks.digest import digests
from scheduler.talks.people.members import everyone
from scheduler.talks.people.persons import person_or_words

#: over this many minutes a break is planned (CH:107)
LONG_MINUTES = 90
LONGEST_MINUTES = 12 * 60


def schedule_meeting(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Save the meeting and post its notices. Refused for a time that is over. NotAllowed.

    Of one that repeats this is the first; the sweep makes the next ones as time goes on.
    """
    group_id = group_of(tx, actor, order, *RUNS)
    allow(tx.conn, actor, "make", "meeting", group=group_id)
    maker = tx.get(Person, actor.person_id)
    group = tx.get(Group, group_id)
    starts_at = at_local(order.words("day"), order.words("time"), group.zone)
    minutes, break_at = _lengths(order)
    if starts_at <= now:
        raise Refused("TIME_IS_OVER")
    made = Made(
        group_id, maker.id, starts_at, minutes, break_at, _card(tx, order, group_id, maker.id)
    )
    if order.words("repeats") in set(Every):
        made = made._replace(series_id=begin(tx, group, made, order, now), occurrence=1)
    meeting = make_meeting(tx, group, made, now)
    _tell_staff(tx, meeting, maker.id, holder_of(tx, meeting), now)
    return Outcome(meeting_id=meeting.id)


def make_meeting(tx: Tx, group: Group, made: Made, now: datetime) -> Meeting:
    """Save a meeting, and post all that people will get for it; its row."""
    number = tx.conn.scalar(
        select(func.count())
        .select_from(meetings)
        .where(meetings.c.group_id == made.group_id, meetings.c.state != "cancelled")
    )
    card = tx.seal(group.key_id, "meeting.card", dict(made.card))
    values = {**made._asdict(), "card": card, "made_at": now, "number": int(number or 0) + 1}
    done = tx.conn.execute(insert(meetings).values(**values))
    (meeting_id,) = done.inserted_primary_key or (0,)
    meeting = tx.get(Meeting, meeting_id)
    for person in everyone(tx, made.group_id, Role.CO_PRODUCER):
        invite(tx, meeting, person, now)
    hand_over(tx, meeting, holder_of(tx, meeting), now)
    happened(tx, MeetingMade(made.group_id, meeting.id), now)
    return meeting


def invite(tx: Tx, meeting: Meeting, person: Person, now: datetime) -> None:
    """Ask a co-producer to come, unless they asked not to be asked for a while: then, after it.

    To a series people are asked once (W:13): what they said counts for each meeting.
    Who sets a meeting is not asked whether they come to it; they can still say no.
    """
    regular = regular_of(tx, meeting, person.id)
    sets_it = regular is None and meeting.made_by == person.id
    said = regular.answer if regular is not None else "yes" if sets_it else None
    until = None
    if not sets_it and regular is None:
        until = left_in_peace_until(tx, person, meeting.group_id, now)
    if until is not None and meeting.starts_at <= until:
        said = "no"
    tx.conn.execute(
        insert(comings).values(meeting_id=meeting.id, person_id=person.id, answer=said)
    )
    if said == "no":
        return
    if said == OTHER_WAY:
        plan_other_way(tx, meeting, person, now)
        return
    if regular is None and meeting.series_id is not None:
        once = {"series_id": meeting.series_id, "person_id": person.id, "answer": said}
        tx.conn.execute(insert(regulars).values(**once))
    invited = regular is not None or sets_it
    post_plan(tx, meeting, person, until or now, invited=invited)


def ask_to_what_is_planned(tx: Tx, person: Person, group_id: int, now: datetime) -> None:
    """Whoever comes in is asked to the group's coming meetings too, and what else is asked."""
    asked = select(comings.c.meeting_id).where(comings.c.person_id == person.id)
    for meeting in tx.every(
        Meeting,
        select(meetings).where(
            meetings.c.group_id == group_id,
            meetings.c.state == "planned",
            meetings.c.starts_at > now,
            meetings.c.id.not_in(asked),
        ),
    ):
        invite(tx, meeting, person, now)
    happened(tx, Joined(person.id, group_id), now)


def _lengths(order: Order) -> tuple[int, int | None]:
    minutes = int(order.words("minutes"))
    if not 10 <= minutes <= LONGEST_MINUTES:
        raise Refused("ODD_LENGTH")
    said = order.words("break_at")
    break_at = int(said) if said.isdigit() and minutes > LONG_MINUTES else None
    if break_at is not None and not 0 < break_at < minutes:
        raise Refused("BREAK_OUTSIDE")
    return minutes, break_at


def _card(tx: Tx, order: Order, group_id: int, maker_id: int) -> dict[str, str | int]:
    said = {name: order.words(name) for name in ON_THE_CARD}
    card: dict[str, str | int] = {
        name: person_or_words(tx, words) if name in NAMES else words
        for name, words in said.items()
        if words and words != UNKNOWN
    }
    if order.words("card_access") == UNKNOWN and card.get("place") not in NO_ROOM:
        card[ASKED_ABOUT_ACCESS] = maker_id
    card["holder"] = can_hold(tx, group_id, order.words("holder")) or maker_id
    return card


def _tell_staff(tx: Tx, meeting: Meeting, maker_id: int, holder_id: int, now: datetime) -> None:
    """Facilitators read of it in their digest; each has one planned while a meeting is to come."""
    for person in everyone(tx, meeting.group_id, *RUNS, Role.LINK_PERSON):
        if person.id != maker_id:
            digests.post(
                tx,
                to=person.id,
                kind="note",
                name="meeting_made_holder" if person.id == holder_id else "meeting_made",
                now=now,
                dedupe=f"meeting_made:{meeting.id}:{person.id}",
                silent=False,
                meeting_id=meeting.id,
            )
    for person in everyone(tx, meeting.group_id, *RUNS):
        digests.plan_next(tx, person, now)
