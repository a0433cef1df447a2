"""Places that rest, for those who are to talk with whose they are (SHP:297)."""

from __future__ import annotations

from sqlalchemy import select

from records.database import Tx
from records.people import RUNS, memberships
from records.rests import Rest, rests


def rests_anywhere(tx: Tx, person_id: int) -> bool:
    """Whether someone's place in any group rests now."""
    mine = (rests.c.person_id == person_id, rests.c.state == "resting")
    return tx.conn.scalar(select(rests.c.id).where(*mine).limit(1)) is not None


def waiting(tx: Tx, runner_id: int) -> list[Rest]:
    """The places that rest in the groups that someone runs, the oldest first."""
    mine = select(memberships.c.group_id).where(
        memberships.c.person_id == runner_id, memberships.c.role.in_(RUNS)
    )
    found = select(rests).where(rests.c.group_id.in_(mine), rests.c.state == "resting")
    return tx.every(Rest, found.order_by(rests.c.id))
