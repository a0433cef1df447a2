"""Staff note with one tap that they had a word with someone. What was said is not kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import insert, select

from records.access import Actor, allow
from records.database import Tx
from records.links import touches
from records.people import Person, Role, memberships
from scheduler.events import InTouch
from scheduler.friendly_words.hello import plan_hello
from scheduler.friendly_words.words_due import ONE_TO_ONE, SUPERVISION, WORD
from scheduler.link_people.carers import looked_after
from scheduler.post.events import happened
from scheduler.talks.acts import Order, Refused, group_of

#: two taps are one
JUST_NOW = timedelta(minutes=10)


def note_touch(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Note it, and put off the bot's own word. Refused for who is not theirs. NotAllowed."""
    did, mine = order.words("did"), actor.person_id or 0
    if did == SUPERVISION:
        group_id = group_of(
            tx, actor, Order(group_id=order.group_id), Role.LINK_PERSON, Role.FACILITATOR
        )
        allow(tx.conn, actor, "note", "supervision", group=group_id)
        touch(tx, mine, mine, group_id, SUPERVISION, now)
        return
    about = order.words("one_with") if did == ONE_TO_ONE else did
    kind = ONE_TO_ONE if did == ONE_TO_ONE else WORD
    person_id, group_id = one_of_mine(tx, mine, about, now)
    allow(tx.conn, actor, "note", "touch", group=group_id, about=person_id, now=now)
    touch(tx, person_id, mine, group_id, kind, now)
    happened(tx, InTouch(person_id, mine, kind), now)


def one_of_mine(tx: Tx, carer_id: int, said: str, now: datetime) -> tuple[int, int]:
    """The one who was picked, and their group. Refused if someone else looks after them now."""
    for row in looked_after(tx, carer_id, now):
        if str(row.person_id) == said:
            return int(row.person_id), int(row.group_id)
    raise Refused("OLD_BUTTON")


def touch(tx: Tx, person_id: int, by: int, group_id: int, kind: str, now: datetime) -> None:
    """Keep that it happened, once; a person's word comes before the bot's."""
    same = (touches.c.person_id == person_id, touches.c.by_id == by, touches.c.kind == kind)
    recent = select(touches.c.id).where(*same, touches.c.at > now - JUST_NOW)
    if tx.conn.scalar(recent.limit(1)) is not None:
        return
    values = {"person_id": person_id, "by_id": by, "group_id": group_id, "kind": kind, "at": now}
    tx.conn.execute(insert(touches).values(**values))
    co_producer = select(memberships.c.id).where(
        memberships.c.person_id == person_id, memberships.c.role == Role.CO_PRODUCER
    )
    if tx.conn.scalar(co_producer.limit(1)) is not None:
        person = tx.get(Person, person_id)
        plan_hello(tx, person, now)
