"""Pages people write about themselves: at which meetings they are shown, and who may read them.

A page is shown only by its owner, for one meeting at a time, and only until that is over: what
has ended is never read again, even while its row is still there (SHP:377).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select

from conversations.pages.my_page import LINES
from records.database import Tx
from records.meetings import COMES, Meeting, comings, meetings
from records.people import Role, memberships, people
from records.profiles import showings
from scheduler.talks.about import GROUP_MEETINGS, GroupMeeting
from scheduler.talks.running import ends

#: who goes to meetings without being asked to
_SHOWS = (Role.FACILITATOR, Role.LINK_PERSON)
_RUNS = (Role.FACILITATOR,)


def page_of(card: Mapping[str, Any]) -> dict[str, str]:
    """What someone's page says, in its order; empty if nothing is on it."""
    return {name: str(card[name]) for name in LINES if card.get(name)}


def can_show(tx: Tx, person_id: int, now: datetime) -> list[GroupMeeting]:
    """The meetings to come where someone could show their page, and does not yet."""
    shown = {row.id for row in shown_at(tx, person_id, now)}
    return [row for row in _theirs(tx, person_id, now, _SHOWS) if row.id not in shown]


def shown_at(tx: Tx, person_id: int, now: datetime) -> list[GroupMeeting]:
    """The meetings, not over yet, where someone shows their page."""
    mine = select(showings.c.meeting_id).where(showings.c.person_id == person_id)
    ids = set(tx.conn.scalars(mine))
    return [row for row in _to_come(tx, now, meetings.c.id.in_(ids)) if row.id in ids]


def readable(tx: Tx, reader_id: int, now: datetime) -> list[tuple[GroupMeeting, list[int]]]:
    """Each meeting someone comes to, or runs, with the others who show their pages there."""
    found = []
    for meeting in _theirs(tx, reader_id, now, _RUNS):
        ids = [i for i in _showing(tx, meeting) if i != reader_id]
        if ids:
            found.append((meeting, ids))
    return found


def _showing(tx: Tx, meeting: Meeting) -> list[int]:
    """Who shows a page at a meeting, is still in its group, and comes."""
    member = (
        select(memberships.c.id)
        .where(
            memberships.c.person_id == showings.c.person_id,
            memberships.c.group_id == meeting.group_id,
            or_(memberships.c.role.in_(_SHOWS), _says_yes(showings.c.person_id, meeting.id)),
        )
        .exists()
    )
    found = (
        select(showings.c.person_id)
        .join(people, people.c.id == showings.c.person_id)
        .where(showings.c.meeting_id == meeting.id, people.c.state == "here", member)
    )
    return list(tx.conn.scalars(found.order_by(showings.c.id)))


def _says_yes(person: Any, meeting: Any) -> Any:
    return (
        select(comings.c.id)
        .where(
            comings.c.meeting_id == meeting,
            comings.c.person_id == person,
            comings.c.answer.in_(COMES),
        )
        .exists()
    )


def _theirs(tx: Tx, person_id: int, now: datetime, roles: Collection[Role]) -> list[GroupMeeting]:
    """Meetings to come that someone said yes to, or in groups where they are one of these."""
    mine = (memberships.c.person_id == person_id, memberships.c.group_id == meetings.c.group_id)
    is_one = select(memberships.c.id).where(*mine, memberships.c.role.in_(roles)).exists()
    member = select(memberships.c.id).where(*mine).exists()
    return _to_come(tx, now, member, or_(is_one, _says_yes(person_id, meetings.c.id)))


def _to_come(tx: Tx, now: datetime, *which: Any) -> list[GroupMeeting]:
    found = GROUP_MEETINGS.where(
        meetings.c.state.in_(("planned", "held")),
        meetings.c.cancelled_at.is_(None),
        meetings.c.starts_at > now - timedelta(days=1),  # no meeting is longer
        *which,
    )
    rows = tx.every(GroupMeeting, found.order_by(meetings.c.starts_at, meetings.c.id))
    return [row for row in rows if ends(row) > now]


def drop_over(tx: Tx, person_id: int, now: datetime) -> None:
    """Nothing is kept of where a page was shown, once that is over."""
    kept = [row.id for row in shown_at(tx, person_id, now)]
    mine = (showings.c.person_id == person_id, showings.c.meeting_id.not_in(kept))
    tx.conn.execute(delete(showings).where(*mine))
