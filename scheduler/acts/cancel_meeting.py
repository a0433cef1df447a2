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
from records.people import Hours, Role, Row, memberships
from records.talks import ABOUT_COMING, talks
from scheduler import outbox
from scheduler.acts import Order, Outcome, Refused
from scheduler.acts.schedule_meeting import person_or_words
from scheduler.facts.lists import still_to_tell
from scheduler.planner import everyone, withdraw_plan
from scheduler.times import FULL_DAY, next_awake

#: how long people have to tap “I know” before they are rung
RING_AFTER = timedelta(hours=12)
#: a meeting that has just begun can be cancelled too: people hear of it for this long
STILL_TOLD = timedelta(hours=1)


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
    close_talks(tx, meeting_id)
    _tell_everyone(tx, meeting, actor, now)
    _ring(tx, meeting, now, late=late)
    return Outcome(meeting_id=meeting_id)


def _write_card(tx: Tx, meeting: Row, order: Order) -> None:
    """Why it is off, as chosen or typed, and who is at the door."""
    key_id = tx.conn.scalar(select(groups.c.key_id).where(groups.c.id == meeting.group_id))
    card = tx.unseal(str(key_id), "meeting.card", meeting.card)
    door = order.words("door")
    card["why"] = order.words("why")
    card["door"] = "" if door == "no_one" else person_or_words(tx, door)
    tx.conn.execute(
        update(meetings)
        .where(meetings.c.id == meeting.id)
        .values(card=tx.seal(str(key_id), "meeting.card", card))
    )


def close_talks(tx: Tx, meeting_id: int) -> None:
    """Close the talks about coming: they make no sense once the meeting is off, or over."""
    tx.conn.execute(
        update(talks)
        .where(
            talks.c.meeting_id == meeting_id,
            talks.c.conversation.in_(ABOUT_COMING),
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
                deadline=max(meeting.starts_at, now + STILL_TOLD),
                dedupe=f"cancelled:{meeting.id}:{person.id}",
                silent=person.id in away,
                meeting_id=meeting.id,
            )
            if person.id not in away:
                _again_on_waking(tx, meeting, person, now)


def _again_on_waking(tx: Tx, meeting: Row, person: Row, now: datetime) -> None:
    """Whom the silent notice found asleep hears it again, unless they have tapped “I know”."""
    waking = next_awake(now, Hours.ANY, person.zone)
    if now < waking < meeting.starts_at:
        outbox.post(
            tx,
            to=person.id,
            kind="begin",
            name="cancelled",
            lane=Lane.NOTICE,
            now=now,
            due_at=waking,
            deadline=meeting.starts_at,
            dedupe=f"cancelled_again:{meeting.id}:{person.id}",
            meeting_id=meeting.id,
        )


def _ring(tx: Tx, meeting: Row, now: datetime, *, late: bool) -> None:
    """The list of people to ring, for each link person: now if it is late."""
    zone = str(tx.conn.scalar(select(groups.c.zone).where(groups.c.id == meeting.group_id)))
    by_day = next_awake(now + RING_AFTER, Hours.ANY, zone)  # nobody is rung at night
    due = now if late else min(by_day, max(now, meeting.starts_at - FULL_DAY))
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
            deadline=max(meeting.starts_at, now + STILL_TOLD),
            dedupe=f"call_list:{meeting.id}:{link_id}",
            meeting_id=meeting.id,
        )


def settle_if_all_told(tx: Tx, meeting_id: int) -> bool:
    """Close the cancellation once each person has said “I know” or was told by voice.

    A link person whose people have all heard gets no list any more.
    """
    lists = (notices.c.meeting_id == meeting_id, notices.c.name == "call_list")
    waiting = tx.conn.scalars(
        select(notices.c.person_id).where(*lists, notices.c.state == "planned").distinct()
    )
    for link_id in list(waiting):
        if not still_to_tell(tx, meeting_id, link_id):
            outbox.withdraw(tx, *lists, notices.c.person_id == link_id)
    if still_to_tell(tx, meeting_id):
        return False
    return MEETING.change(tx.conn, meeting_id, "all_told")


def stop_telling(tx: Tx, meeting_id: int, person_id: int) -> None:
    """Someone has heard it: it is not said to them again."""
    outbox.withdraw(tx, notices.c.dedupe == f"cancelled_again:{meeting_id}:{person_id}")
