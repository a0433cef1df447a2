"""“I know”: someone has seen that the meeting is off, so no one needs to ring them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select, update

from records.access import Actor, allow
from records.database import Tx
from records.meetings import Meeting, comings, meetings
from records.notices import notices
from scheduler.events import Told, ToldAlong
from scheduler.meetings.news import knows
from scheduler.post.events import happened
from scheduler.talks.acts import Order


def confirm_cancelled(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Note that this person knows; one who wants or needs a call stays on the list."""
    meeting = tx.get(Meeting, order.meeting_id)
    allow(tx.conn, actor, "confirm", "cancelled", group=meeting.group_id)
    for later in _off_with_it(tx, meeting):
        happened(tx, ToldAlong(actor.person_id or 0, later), now)
    if order.words("got_it") == "ring":
        happened(tx, Told(actor.person_id or 0, meeting.id), now)
    else:
        note_known(tx, meeting.id, actor, "cancelled", now)


def _off_with_it(tx: Tx, meeting: Meeting) -> list[int]:
    """The meetings of its series that were called off with this one."""
    if meeting.series_id is None:
        return []
    later = (
        meetings.c.series_id == meeting.series_id,
        meetings.c.cancelled_at == meeting.cancelled_at,
        meetings.c.id != meeting.id,
    )
    return list(tx.conn.scalars(select(meetings.c.id).where(*later).order_by(meetings.c.id)))


def note_known(tx: Tx, meeting_id: int, actor: Actor, name: str, now: datetime) -> None:
    """Note that someone has heard the newest of a meeting, as that notice said it, or by voice."""
    person_id, by_voice = actor.person_id or 0, actor.by is not None
    heard = {"told_at" if by_voice else "confirmed_at": now}
    where = (comings.c.meeting_id == meeting_id, comings.c.person_id == person_id)
    done = tx.conn.execute(update(comings).where(*where).values(**heard))
    if done.rowcount == 0:
        tx.conn.execute(
            insert(comings).values(meeting_id=meeting_id, person_id=person_id, **heard)
        )
    tx.conn.execute(
        update(notices)
        .where(
            notices.c.meeting_id == meeting_id,
            notices.c.person_id == person_id,
            notices.c.name == name,
            notices.c.act == "send",
            notices.c.dedupe.is_not(None),  # the notice itself, not what the talk said after it
            notices.c.state.in_(("accepted", "opened")),
        )
        .values(state="confirmed")
    )
    knows(tx, meeting_id, person_id, now, by_voice=by_voice)
    happened(tx, Told(person_id, meeting_id), now)
