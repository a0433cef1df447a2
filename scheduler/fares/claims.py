"""Fares not paid by the day that was said: an apology, and staff hear of it (W:15)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, select, update

from records.claims import CLAIM, Claim, claims
from records.database import Tx
from records.meetings import Meeting
from records.notices import Lane
from records.people import zone_of
from records.tasks import tasks
from scheduler.jobs import first
from scheduler.link_people.carers import carers_of
from scheduler.post import outbox
from scheduler.post.times import local_day
from scheduler.talks.digest import digests
from scheduler.tasks.tasks import drop

END_OF_THE_DAY = timedelta(hours=17)
_WAITING = (claims.c.state == "open", claims.c.late_told_at.is_(None))
_OVERDUE = (
    select(claims).where(*_WAITING, claims.c.pay_by <= bindparam("now")).order_by(claims.c.id)
)
#: when the next claim will be late
NEXT_OVERDUE = first(select(func.min(claims.c.pay_by)).where(*_WAITING), claims.c.id)


def day_before(starts_at: datetime, zone: str) -> datetime:
    """The end of the working hours of the day before a meeting, in UTC."""
    return local_day(starts_at, zone) - timedelta(days=1) + END_OF_THE_DAY


def ahead(tx: Tx, meeting_id: int, starts_at: datetime) -> list[Claim]:
    """The fares that wait to be paid before the day of a meeting."""
    waiting = (claims.c.meeting_id == meeting_id, claims.c.state == "open")
    found = select(claims).where(*waiting, claims.c.pay_by < starts_at)
    return list(tx.every(Claim, found))


def not_ahead(tx: Tx, meeting: Meeting, person_id: int | None = None) -> None:
    """Nobody needs a fare for this meeting beforehand: it is off, or this person stays away."""
    for claim in ahead(tx, meeting.id, meeting.starts_at):
        if person_id in (None, claim.person_id):
            CLAIM.change(tx.conn, claim.id, "dropped")
            drop(tx, tasks.c.claim_id == claim.id)


def move_ahead(tx: Tx, meeting_id: int, was: datetime, new_start: datetime, now: datetime) -> None:
    """A meeting is moved: so is the day by which fares for it are paid."""
    for claim in ahead(tx, meeting_id, was):
        zone = zone_of(tx.conn, claim.person_id)
        pay_by = max(now + timedelta(hours=1), day_before(new_start, zone))
        tx.conn.execute(update(claims).where(claims.c.id == claim.id).values(pay_by=pay_by))


def overdue(tx: Tx, now: datetime) -> list[Claim]:
    """Claims whose day is over, of which nobody was told yet."""
    return tx.every(Claim, _OVERDUE, {"now": now})


def say_late(tx: Tx, claim: Claim, now: datetime) -> None:
    """Tell the person, with an apology, and whoever looks after them (W:15)."""
    tx.conn.execute(update(claims).where(claims.c.id == claim.id).values(late_told_at=now))
    about: dict[str, Any] = {"now": now, "meeting_id": claim.meeting_id, "kind": "note"}
    outbox.post(
        tx,
        to=claim.person_id,
        name="fare_late",
        lane=Lane.NOTICE,
        dedupe=f"fare_late:{claim.id}",
        silent=True,
        **about,
    )
    for carer in carers_of(tx, claim.person_id, now, claim.group_id):
        digests.post(
            tx,
            to=carer,
            name="fare_overdue",
            dedupe=f"fare_overdue:{claim.id}:{carer}",
            about_id=claim.person_id,
            silent=False,
            **about,
        )
