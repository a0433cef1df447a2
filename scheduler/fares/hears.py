"""What becomes of fares when a meeting is off or moved, someone stays away, or one is paid."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor
from records.claims import Claim, claims
from records.database import Tx
from records.meetings import Meeting
from records.tasks import tasks
from scheduler.events import Hears, Moved, Off, StaysAway, TaskClosed
from scheduler.fares.claims import move_ahead, not_ahead
from scheduler.fares.pay_claim import pay


def no_one_needs_it(tx: Tx, event: Off, _now: datetime) -> None:
    """Nobody needs a fare for the meeting beforehand."""
    not_ahead(tx, tx.get(Meeting, event.meeting_id))


def they_need_none(tx: Tx, event: StaysAway, _now: datetime) -> None:
    """This one needs no fare for it."""
    not_ahead(tx, tx.get(Meeting, event.meeting_id), event.person_id)


def pay_by_another_day(tx: Tx, event: Moved, now: datetime) -> None:
    """The day by which fares are paid moves with the meeting."""
    meeting = tx.get(Meeting, event.meeting_id)
    move_ahead(tx, meeting.id, event.was, meeting.starts_at, now)


def it_is_paid(tx: Tx, event: TaskClosed, now: datetime) -> None:
    """The task of a fare is done once it is paid. NotAllowed."""
    if event.state != "done":
        return
    of_it = select(claims).join(tasks, tasks.c.claim_id == claims.c.id)
    claim = tx.first(Claim, of_it.where(tasks.c.id == event.task_id))
    if claim is not None:
        pay(tx, Actor(event.by_id), claim, now)


ON: Hears = {
    Off: no_one_needs_it,
    StaysAway: they_need_none,
    Moved: pay_by_another_day,
    TaskClosed: it_is_paid,
}
