"""What people ask this room for: a fare."""

from __future__ import annotations

from datetime import datetime

from conversations.phrases import N_
from records.database import Tx
from records.tasks import Task
from scheduler.link_people.carers import carers_of, facilitators
from scheduler.seams import Sort

FARE = "fare"


def who_can_pay(tx: Tx, task: Task, now: datetime) -> list[int]:
    """Who looks after them, and those who run the group: any of them can pay it back."""
    carers = carers_of(tx, task.person_id, now, task.group_id)
    return [*carers, *facilitators(tx, task.group_id, now)]


SORTS = (
    Sort(
        FARE,
        N_("A fare"),
        N_("{person} has a fare to be paid for “{meeting}”, by {pay_day}."),
        whose=who_can_pay,
        once=True,
        once_for="claim_id",
        stays=True,
    ),
)
