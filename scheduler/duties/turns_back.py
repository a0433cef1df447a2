"""A turn at a meeting that its owner gives back, or leaves: it is free again (CH:67, CH:68)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.database import Tx
from records.meetings import meetings
from records.people import RUNS, memberships
from scheduler.meetings.rota import TURNS, mine
from scheduler.talks.cards import write_on_card
from scheduler.talks.digest import digests
from scheduler.talks.people.members import everyone


def give_back(tx: Tx, meeting_id: int, person_id: int, turns: list[str], now: datetime) -> None:
    """Free these turns of someone; those who run the group hear so, and not who or why."""
    given = [turn for turn in mine(tx, meeting_id, person_id) if turn in turns]
    if not given:
        return
    write_on_card(tx, meeting_id, **{TURNS[turn]: "" for turn in given})
    group_id = tx.conn.scalar(select(meetings.c.group_id).where(meetings.c.id == meeting_id))
    for person in everyone(tx, int(group_id or 0), *RUNS):
        if person.id == person_id:
            continue
        for turn in given:
            digests.post(
                tx,
                to=person.id,
                kind="note",
                name=f"turn_free_{turn}",
                now=now,
                meeting_id=meeting_id,
            )


def give_all_back(tx: Tx, person_id: int, now: datetime) -> None:
    """Someone leaves: their turns at all meetings to come are free again."""
    theirs = select(memberships.c.group_id).where(memberships.c.person_id == person_id)
    to_come = (meetings.c.group_id.in_(theirs), meetings.c.state == "planned")
    for meeting_id in list(tx.conn.scalars(select(meetings.c.id).where(*to_come))):
        give_back(tx, meeting_id, person_id, list(TURNS), now)
