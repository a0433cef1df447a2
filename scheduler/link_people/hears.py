"""Who leaves a group needs no link person there."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from records.notices import notices
from scheduler.events import Hears, Left
from scheduler.link_people.carers import only_there
from scheduler.link_people.swaps import give_up
from scheduler.post import outbox


def need_no_link_person(tx: Tx, event: Left, _now: datetime) -> None:
    """None is looked for, and they read no more of the one they had there alone."""
    give_up(tx, event.person_id, event.group_id)
    mine = (notices.c.person_id == event.person_id, notices.c.name == "link_is_new")
    links = only_there(tx, event.person_id, event.group_id)
    outbox.withdraw(tx, *mine, notices.c.about_id.in_(links))


ON: Hears = {Left: need_no_link_person}
