"""Tasks are theirs again when someone can be reached again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.database import Tx
from records.people import memberships
from records.tasks import tasks as task_rows
from scheduler.events import ChatOpen, Hears
from scheduler.tasks import tasks


def take_them_again(tx: Tx, event: ChatOpen, now: datetime) -> None:
    """What others have done for someone who could not be reached is theirs again."""
    mine = select(memberships.c.group_id).where(memberships.c.person_id == event.person_id)
    tasks.settle(tx, now, task_rows.c.group_id.in_(mine))


ON: Hears = {ChatOpen: take_them_again}
