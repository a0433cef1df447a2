"""Someone wants to be forgotten: their words can't be read again, by anyone, in any backup.

What is left is rows of numbers. Nothing more is sent to them. Each room says what goes (its
`kept.py`) and sees to what others go on with (its `hears.py`): all of it, or nothing happens.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, update

from records.access import NO_GROUP, Actor, allow
from records.database import Tx
from records.people import PERSON, Person, Way, people
from scheduler import house
from scheduler.events import Forgotten
from scheduler.kept import Becomes, Kept
from scheduler.post import outbox
from scheduler.post.events import happened
from scheduler.talks.acts import Order, Refused


def forget(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Forget the actor, or whom the operator names in `person`.

    Raises NotAllowed; HouseClosed; and whatever a room stumbles over, so that none is left out.
    """
    person_id = int(order.words("person") or actor.person_id or 0)
    allow(tx.conn, actor, "forget", "self", group=NO_GROUP, about=person_id)
    person = tx.find(Person, person_id)
    if person is None:
        raise Refused("NOT_YOURS")
    PERSON.change(tx.conn, person_id, "left")
    if not PERSON.change(tx.conn, person_id, "forgotten", telegram_id=None, ways=Way.HERE):
        return  # forgotten already
    outbox.send_no_more(tx, person_id)
    happened(tx, Forgotten(person_id), now)
    for kept in house.kept():
        _let_go(tx, kept, person_id, now)
    tx.conn.execute(update(people).where(people.c.id == person_id).values(card=b""))
    tx.bury(person.key_id)


def _let_go(tx: Tx, kept: Kept, person_id: int, now: datetime) -> None:
    """Do what a room says of one column. A reason why it stays does nothing."""
    column, table = kept.column, kept.column.table
    if kept.forget is Becomes.GOES:
        tx.conn.execute(delete(table).where(column == person_id))
    elif kept.forget is Becomes.EMPTIED:
        emptied = update(table).where(column == person_id).values({column.name: None})
        tx.conn.execute(emptied)
    elif not isinstance(kept.forget, str):
        kept.forget(tx, person_id, now)
