"""Who leaves a group reads no more of the absences of who looked after them there alone."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from records.notices import notices
from scheduler.cover.absences import BACK, TOLD
from scheduler.events import Hears, Left
from scheduler.link_people.carers import only_there
from scheduler.post import outbox


def read_no_more_of_it(tx: Tx, event: Left, _now: datetime) -> None:
    """Take back what waits of it."""
    links = only_there(tx, event.person_id, event.group_id)
    mine = (notices.c.person_id == event.person_id, notices.c.name.in_((TOLD, BACK)))
    outbox.withdraw(tx, *mine, notices.c.about_id.in_(links))


ON: Hears = {Left: read_no_more_of_it}
