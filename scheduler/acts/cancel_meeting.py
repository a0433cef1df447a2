"""Cancel a meeting: each person is told at once, by a notice with evidence (charter, 146–147).

With fewer than 24 real hours to go it is late: the bot says so, says who is at the door, and the
link persons get a list of people to ring now. In time, who has not tapped “I know” goes on that
list later, still ahead of the 24 hours if it can be.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, update

from records.access import Actor, allow
from records.database import Tx
from records.groups import groups
from records.meetings import MEETING, comings, meetings
from records.notices import Lane, notices
from records.people import Role, Row, memberships
from records.talks import talks
from scheduler import outbox
from scheduler.acts import Order, Outcome, Refused
from scheduler.acts.schedule_meeting import name_or_words
from scheduler.planner import everyone, withdraw_plan
from scheduler.times import FULL_DAY

#: how long people have to tap “I know” before they are rung
RING_AFTER = timedelta(hours=12)
#: prompts whose open talks make no sense once the meeting is off
_ABOUT_COMING = ("invitation", "pre_brief", "check_in", "my_meetings")


def cancel_meeting(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Cancel it and post the notices. Refused if it is off already. NotAllowed."""
    meeting_id = order.meeting_id or int(order.words("which") or 0)
    meeting = tx.conn.execute(select(meetings).where(meetings.c.id == meeting_id)).first()
    if meeting is None:
        raise Refused("MEETING_IS_OFF")
    allow(tx.conn, actor, "cancel", "meeting", group=meeting.group_id)
    late = meeting.starts_at - now < FULL_DAY
    if not MEETING.change(tx.conn, meeting_id, "cancelled", cancelled_at=now, late=late):
        raise Refused("MEETING_IS_OFF")
    _write_card(tx, meeting, order)
    withdraw_plan(tx, meeting_id)
    _close_talks(tx, meeting_id)
    _tell_everyone(tx, meeting, actor, now)
    _ring(tx, meeting, now, late=late)
    return Outcome(meeting_id=meeting_id)


def _write_card(tx: Tx, meeting: Row, order: Order) -> None:
    """Why it is off, as chosen or typed, and who is at the door."""
    key_id = tx.conn.scalar(select(groups.c.key_id).where(groups.c.id == meeting.group_id))
    card = tx.unseal(str(key_id), "meeting.card", meeting.card)
    door = order.words("door")
    card["why"] = order.words("why")
    card["door"] = "" if door == "no_one" else name_or_words(tx, door)
    tx.conn.execute(
        update(meetings)
        .where(meetings.c.id == meeting.id)
        .values(card=tx.seal(str(key_id), "meeting.card", card))
    )


def _close_talks(tx: Tx, meeting_id: int) -> None:
    tx.conn.execute(
        update(talks)
        .where(
            talks.c.meeting_id == meeting_id,
            talks.c.conversation.in_(_ABOUT_COMING),
            talks.c.state.in_(("open", "paused", "stopped")),
        )
        .values(state="closed")
    )


def _tell_everyone(tx: Tx, meeting: Row, actor: Actor, now: datetime) -> None:
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
            outbox.post(
                tx,
                to=person.id,
                kind="begin",
                name="cancelled",
                lane=Lane.NOTICE,
                now=now,
                deadline=meeting.starts_at,
                dedupe=f"cancelled:{meeting.id}:{person.id}",
                silent=person.id in away,
                meeting_id=meeting.id,
            )


def _ring(tx: Tx, meeting: Row, now: datetime, *, late: bool) -> None:
    """The list of people to ring, for each link person: now if it is late."""
    due = now if late else min(now + RING_AFTER, max(now, meeting.starts_at - FULL_DAY))
    links = set(
        tx.conn.scalars(
            select(memberships.c.link_id).where(
                memberships.c.group_id == meeting.group_id,
                memberships.c.role == Role.CO_PRODUCER,
                memberships.c.link_id.is_not(None),
            )
        )
    )
    for link_id in sorted(links):
        outbox.post(
            tx,
            to=link_id,
            kind="begin",
            name="call_list",
            lane=Lane.NOTICE,
            now=now,
            due_at=due,
            deadline=meeting.starts_at,
            dedupe=f"call_list:{meeting.id}:{link_id}",
            meeting_id=meeting.id,
        )


def settle_if_all_told(tx: Tx, meeting_id: int) -> bool:
    """Close the cancellation once each person has said “I know” or was told by voice."""
    waiting = tx.conn.scalar(
        select(comings.c.id)
        .join(meetings, meetings.c.id == comings.c.meeting_id)
        .join(
            memberships,
            (memberships.c.person_id == comings.c.person_id)
            & (memberships.c.group_id == meetings.c.group_id)
            & (memberships.c.role == Role.CO_PRODUCER),
        )
        .where(
            comings.c.meeting_id == meeting_id,
            comings.c.confirmed_at.is_(None),
            comings.c.told_at.is_(None),
        )
        .limit(1)
    )
    if waiting is not None or not MEETING.change(tx.conn, meeting_id, "all_told"):
        return False
    outbox.withdraw(tx, notices.c.meeting_id == meeting_id, notices.c.name == "call_list")
    return True
