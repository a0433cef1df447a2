"""The list of what someone is to do: when it goes, and who has a task when its owner is gone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from records.calls import calls
from records.database import Tx
from records.notices import NOTICE, Lane, notices
from records.people import Row
from scheduler.phone_calls.pass_call import pass_on
from scheduler.tasks import tasks
from scheduler.tasks.tasks import MONDAY, due, have_list, settle_one, speed_of


def ready(tx: Tx, row: Row, person: Row, now: datetime) -> bool:
    """Whether there is anything on a list whose time has come; if not, it waits for the next.

    What can wait for a Monday does not buzz. What follows on a tap goes always.
    """
    if row.lane == Lane.REPLY:
        return True
    waiting = due(tx, person.id, now)
    if not waiting:
        NOTICE.change(tx.conn, row.id, "planned", boot_id=None)
        have_list(tx, person.id, now)
        return False
    silent = all(speed_of(task.kind) == MONDAY for task in waiting)
    tx.conn.execute(update(notices).where(notices.c.id == row.id).values(silent=silent))
    return True


def hand_on(tx: Tx, task: Row, now: datetime) -> None:
    """Whoever had a task has gone, or can't be reached: it goes to whoever is there."""
    if task.call_id is not None:
        pass_on(tx, task.group_id, calls.c.id == task.call_id, now)
    settle_one(tx, task, now)


without_anyone = tasks.without_anyone
