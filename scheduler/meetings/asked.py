"""Who was asked to a meeting, or told of a change of it, and who is still to be."""

from __future__ import annotations

from sqlalchemy import select

from records.database import Tx
from records.meetings import comings, meetings
from records.notices import notices
from records.people import Row
from scheduler.meetings.changes import since_of

_GONE = ("sending", "accepted", "opened", "confirmed", "failed", "missed")


def uninvited(tx: Tx, meeting: Row) -> set[int]:
    """Who has not been asked to come yet: they are asked with what is now.

    To a meeting of a series people were asked with the first they heard of.
    """
    of_it = notices.c.meeting_id == meeting.id
    if meeting.series_id is not None:
        others = select(meetings.c.id).where(meetings.c.series_id == meeting.series_id)
        of_it |= (notices.c.name == "invitation") & notices.c.meeting_id.in_(others)
    asked = set(
        tx.conn.scalars(
            select(notices.c.person_id).where(
                of_it, notices.c.act == "send", notices.c.state.in_(_GONE)
            )
        )
    )
    mine = select(comings.c.person_id).where(comings.c.meeting_id == meeting.id)
    return set(tx.conn.scalars(mine)) - asked


def asked_with_another(tx: Tx, meeting: Row) -> set[int]:
    """Whose invitation to a series is, or was, that of another of its meetings."""
    if meeting.series_id is None:
        return set()
    here = select(notices.c.person_id).where(
        notices.c.meeting_id == meeting.id, notices.c.name == "invitation"
    )
    mine = select(comings.c.person_id).where(comings.c.meeting_id == meeting.id)
    return set(tx.conn.scalars(mine)) - set(tx.conn.scalars(here))


def not_heard(tx: Tx, meeting_id: int, change_id: int) -> dict[int, int]:
    """The first change that is news to each person: an earlier one, if it has not gone yet."""
    waiting = tx.conn.execute(
        select(notices.c.person_id, notices.c.dedupe).where(
            notices.c.meeting_id == meeting_id,
            notices.c.name == "changed",
            notices.c.state == "planned",
            notices.c.dedupe.like("changed:%"),
        )
    )
    return {row.person_id: min(change_id, since_of(row.dedupe)) for row in waiting}


def reads_it_later(tx: Tx, meeting_id: int) -> set[int]:
    """Who is still to get the word on what to expect: new things on the card come with it."""
    return set(
        tx.conn.scalars(
            select(notices.c.person_id).where(
                notices.c.meeting_id == meeting_id,
                notices.c.name.in_(("pre_brief", "other_way")),
                notices.c.state == "planned",
            )
        )
    )
