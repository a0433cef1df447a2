"""“I need a break” when no meeting is on: a message to whoever looks after the person.

One that was not meant is withdrawn if it has not gone, and taken back in words if it has.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from records.access import Actor, NotAllowed, may
from records.database import Tx
from records.notices import Lane, Notice, notices
from records.people import Person
from records.roles import roles_in
from records.tasks import tasks
from scheduler.link_people.facts import gets_in_touch
from scheduler.post import outbox
from scheduler.talks.acts import Order
from scheduler.talks.known import Known
from scheduler.talks.people.group import group_id_of
from scheduler.tasks.requests import ask_for
from scheduler.tasks.tasks import close

CALL, TAKEN_BACK = "needs_you", "did_not_mean_to"
#: two taps are one call, for as long
ONE_CALL = timedelta(minutes=30)


def call_for_someone(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post the call at once, in the first lane. NotAllowed for whoever is in no group."""
    person = tx.get(Person, actor.person_id)
    known = Known(tx, person, now)
    group_id = group_id_of(known)
    if group_id is None or not may(roles_in(tx.conn, person.id, group_id), "raise", "signal"):
        raise NotAllowed
    carers = gets_in_touch(known)
    if carers:
        key = f"{CALL}:{order.talk_id}"
        ask_for(tx, CALL, person_id=person.id, group_id=group_id, now=now, key=key)
    for to in carers:
        last = newest_call(tx, person.id, to)
        if last is None or last.name != CALL or last.due_at < now - ONE_CALL:
            post_about(tx, CALL, to, person.id, now)


def newest_call(tx: Tx, about: int, to: int) -> Notice | None:
    """The newest call of one person for another, or the word that took it back."""
    return tx.first(
        Notice,
        select(notices)
        .where(
            notices.c.name.in_((CALL, TAKEN_BACK)),
            notices.c.about_id == about,
            notices.c.person_id == to,
            notices.c.act == "send",
            notices.c.state != "withdrawn",
        )
        .order_by(notices.c.id.desc())
        .limit(1),
    )


def post_about(tx: Tx, name: str, to: int, about: int, now: datetime) -> None:
    """Post a line about someone, covered, in the first lane."""
    outbox.tell(tx, to, name, now, lane=Lane.SIGNAL, about_id=about, covered=True)


def take_back_call(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Take back the person's own newest call; there is nothing to do if there is none."""
    person = tx.get(Person, actor.person_id)
    outbox.withdraw(tx, notices.c.name == CALL, notices.c.about_id == person.id)
    mine = (tasks.c.person_id == person.id, tasks.c.kind == CALL)
    close(tx, *mine, now=now, to="taken_back")
    for to in gets_in_touch(Known(tx, person, now)):
        last = newest_call(tx, person.id, to)
        if last is not None and last.name == CALL:
            post_about(tx, TAKEN_BACK, to, person.id, now)
