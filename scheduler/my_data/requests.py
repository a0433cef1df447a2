"""What a person has asked others for, who has it or had it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from conversations.phrases import N_, SOMEONE
from records.people import Row
from records.tasks import task_owners, tasks
from scheduler.my_data.item import Item, Part, line, moment
from scheduler.talks.known import Known
from scheduler.talks.spoken import Names
from scheduler.tasks.sorts import what

_STATES = {
    "open": N_("Asked for {when}. It is not done yet."),
    "done": N_("Asked for {when}. {by} says that it is done."),
    "taken_back": N_("Asked for {when}. You have taken it back."),
    "dropped": N_("Asked for {when}. It was not needed any more."),
}
_NO_ONE = line(N_("It is on no one's list."))


def asked_for(known: Known) -> Iterator[Part]:
    """Each request; calls that notices make stand under “When you are rung”."""
    mine = select(tasks).where(tasks.c.person_id == known.person.id, tasks.c.kind != "call")
    rows = known.tx.conn.execute(mine.order_by(tasks.c.id)).all()
    if rows:
        yield Part(line(N_("What you asked for")), tuple(_item(known, row) for row in rows))


def _item(known: Known, row: Row) -> Item:
    held = select(task_owners.c.person_id).where(task_owners.c.task_id == row.id)
    ids = known.tx.conn.scalars(held.order_by(task_owners.c.id))
    names = Names(filter(None, (known.name_of(i) for i in ids)))
    by = known.name_of(row.ended_by) or line(SOMEONE)
    value = line(_STATES[row.state], when=moment(row.asked_at), by=by)
    seen = line(N_("It is on the list of {people}."), people=names) if names else _NO_ONE
    return Item(what(known.tx, row), value, seen)
