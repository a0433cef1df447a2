"""What is open between someone and others of a group, when their place there ends or rests.

`forget` undoes the same for someone who leaves for good. What stays: what is owed to them, what
staff did, and a signal, which no one may lose.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from records.calls import calls
from records.database import Tx, as_json
from records.meetings import meetings
from records.notices import notices
from records.people import Role, memberships
from records.profiles import showings
from scheduler.cover import absences
from scheduler.link_people import swaps
from scheduler.phone_calls.queue import drop
from scheduler.post import outbox

#: what they read of whoever looks after them in that group
_OF_THE_LINK = (absences.TOLD, absences.BACK, "link_is_new")


def close_matters(tx: Tx, person_id: int, group_id: int, now: datetime) -> None:
    """Nobody goes with them, looks for a link person for them, or reads their page there."""
    swaps.give_up(tx, person_id, group_id)
    here = select(meetings.c.id).where(meetings.c.group_id == group_id)
    tx.conn.execute(
        delete(showings).where(showings.c.person_id == person_id, showings.c.meeting_id.in_(here))
    )
    mine = (calls.c.person_id == person_id, calls.c.group_id == group_id)
    drop(tx, *mine, calls.c.meeting_id.is_(None))
    of_it = (notices.c.person_id == person_id, notices.c.parts == as_json({"circle": group_id}))
    outbox.withdraw(tx, *of_it)
    _read_no_more_of_the_link(tx, person_id, group_id)


def _read_no_more_of_the_link(tx: Tx, person_id: int, group_id: int) -> None:
    """Unless the same one looks after them in another group too."""
    links = select(memberships.c.link_id).where(
        memberships.c.person_id == person_id,
        memberships.c.role == Role.CO_PRODUCER,
        memberships.c.link_id.is_not(None),
    )
    there = set(tx.conn.scalars(links.where(memberships.c.group_id == group_id)))
    elsewhere = set(tx.conn.scalars(links.where(memberships.c.group_id != group_id)))
    about = notices.c.about_id.in_(there - elsewhere)
    mine = (notices.c.person_id == person_id, notices.c.name.in_(_OF_THE_LINK))
    outbox.withdraw(tx, *mine, about)
