"""Keep what a facilitator put on the page about the group, and let the group know, once."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, update

from conversations.group_page import LINES
from records.access import Actor, allow
from records.database import Tx
from records.groups import groups
from records.notices import Lane, notices
from records.people import Role, Row
from scheduler import outbox
from scheduler.acts import Order, group_of
from scheduler.acts.keep_choices import TAKE_OUT
from scheduler.planner import everyone
from scheduler.times import next_awake

#: several changes, one after the other, are told as one
TOGETHER = timedelta(hours=1)


def keep_page(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Write what was said to the group's sealed card. NotAllowed."""
    group_id = group_of(tx, actor, order, Role.FACILITATOR)
    allow(tx.conn, actor, "change", "group", group=group_id)
    row = tx.conn.execute(select(groups).where(groups.c.id == group_id)).one()
    before = tx.unseal(row.key_id, "group.card", row.card)
    said = {name: order.words(name) for name in LINES if order.words(name)}
    card = {**before, **{name: "" if s == TAKE_OUT else s for name, s in said.items()}}
    if card == before:
        return
    sealed = tx.seal(row.key_id, "group.card", card)
    tx.conn.execute(update(groups).where(groups.c.id == group_id).values(card=sealed))
    for person in everyone(tx, group_id):
        if person.id != actor.person_id:
            _tell(tx, person, now)


def _tell(tx: Tx, person: Row, now: datetime) -> None:
    """One silent word. One that has not gone yet is put off, so that it tells of both."""
    outbox.withdraw(tx, notices.c.person_id == person.id, notices.c.name == "page_changed")
    outbox.post(
        tx,
        to=person.id,
        kind="note",
        name="page_changed",
        lane=Lane.NOTICE,
        now=now,
        due_at=next_awake(now + TOGETHER, person.hours, person.zone),
        silent=True,
    )
