"""A call that was not meant: withdrawn if it has not gone, taken back in words if it has."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor
from records.database import Tx
from records.notices import notices
from records.people import people
from records.tasks import tasks
from scheduler.link_people.facts import gets_in_touch
from scheduler.post import outbox
from scheduler.signals.call_for_someone import CALL, TAKEN_BACK, newest_call, post_about
from scheduler.talks.acts import Order
from scheduler.talks.known import Known
from scheduler.tasks.tasks import close


def take_back_call(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Take back the person's own newest call; there is nothing to do if there is none."""
    person = tx.conn.execute(select(people).where(people.c.id == actor.person_id)).one()
    outbox.withdraw(tx, notices.c.name == CALL, notices.c.about_id == person.id)
    mine = (tasks.c.person_id == person.id, tasks.c.kind == CALL)
    close(tx, *mine, now=now, to="taken_back")
    for to in gets_in_touch(Known(tx, person, now)):
        last = newest_call(tx, person.id, to)
        if last is not None and last.name == CALL:
            post_about(tx, TAKEN_BACK, to, person.id, now)
