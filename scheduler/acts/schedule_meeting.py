"""Make a meeting, and with it, in the same transaction, everything that people will get for it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, insert, select

from records.access import Actor, allow
from records.database import Tx
from records.groups import groups
from records.meetings import comings, meetings
from records.people import Role, Row, people
from scheduler import digests
from scheduler.acts import Order, Outcome, Refused, group_of
from scheduler.acts.pass_phone import can_hold, hand_over, holder_of
from scheduler.facts import card_of
from scheduler.facts.persons import person_or_words
from scheduler.planner import everyone, post_plan
from scheduler.times import at_local

#: over this many minutes a break is planned (charter, 107)
LONG_MINUTES = 90
LONGEST_MINUTES = 12 * 60


def schedule_meeting(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Save the meeting and post its notices. Refused for a time that is over. NotAllowed."""
    group_id = group_of(tx, actor, order, Role.FACILITATOR)
    allow(tx.conn, actor, "make", "meeting", group=group_id)
    maker = tx.conn.execute(select(people).where(people.c.id == actor.person_id)).one()
    starts_at = at_local(order.words("day"), order.words("time"), maker.zone)
    minutes, break_at = _lengths(order)
    if starts_at <= now:
        raise Refused("TIME_IS_OVER")
    group = tx.conn.execute(select(groups).where(groups.c.id == group_id)).one()
    number = tx.conn.scalar(
        select(func.count())
        .select_from(meetings)
        .where(meetings.c.group_id == group_id, meetings.c.state != "cancelled")
    )
    done = tx.conn.execute(
        insert(meetings).values(
            group_id=group_id,
            made_by=maker.id,
            made_at=now,
            number=int(number or 0) + 1,
            starts_at=starts_at,
            minutes=minutes,
            break_at=break_at,
            card=tx.seal(group.key_id, "meeting.card", _card(tx, order, group_id, maker.id)),
        )
    )
    (meeting_id,) = done.inserted_primary_key or (0,)
    meeting = tx.conn.execute(select(meetings).where(meetings.c.id == meeting_id)).one()
    for person in everyone(tx, group_id, Role.CO_PRODUCER):
        invite(tx, meeting, person, now)
    holder = holder_of(tx, meeting)
    _tell_staff(tx, meeting, maker.id, holder, now)
    hand_over(tx, meeting, holder, now)
    return Outcome(meeting_id=meeting_id)


def invite(tx: Tx, meeting: Row, person: Row, now: datetime) -> None:
    """Ask a co-producer to come, unless they asked not to be asked for a while."""
    not_before = card_of(tx, person).get("not_before", "")
    left_in_peace = bool(not_before) and now < datetime.fromisoformat(not_before)
    tx.conn.execute(
        insert(comings).values(
            meeting_id=meeting.id, person_id=person.id, answer="no" if left_in_peace else None
        )
    )
    if not left_in_peace:
        post_plan(tx, meeting, person, now)


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
    fields = ("title", "purpose", "place", "quiet_room", "desk_place", "front_desk")
    card: dict[str, str | int] = {f: order.words(f) for f in fields if order.words(f)}
    who = person_or_words(tx, order.words("who"))
    if who:
        card["who"] = who
    card["holder"] = can_hold(tx, group_id, order.words("holder")) or maker_id
    return card


def _tell_staff(tx: Tx, meeting: Row, maker_id: int, holder_id: int, now: datetime) -> None:
    """Facilitators read of it in their digest; each has one planned while a meeting is to come."""
    for person in everyone(tx, meeting.group_id, Role.FACILITATOR, Role.LINK_PERSON):
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
    for person in everyone(tx, meeting.group_id, Role.FACILITATOR):
        digests.plan_next(tx, person, now)
