"""What a person has asked others for, who has it or had it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import delete, select

from conversations.phrases import N_, SOMEONE
from records.database import Tx
from records.tasks import Task, task_owners, tasks
from scheduler.kept import Becomes, Kept, OfMeeting, Shows
from scheduler.my_data.item import YOU_SAID, Item, Part, how_many, line, moment, rows_of
from scheduler.talks.known import Known
from scheduler.talks.spoken import Names
from scheduler.tasks.sorts import what
from scheduler.tasks.tasks import settle

_STATES = {
    "open": N_("Asked for {when}. It is not done yet."),
    "done": N_("Asked for {when}. {by} says that it is done."),
    "taken_back": N_("Asked for {when}. You have taken it back."),
    "dropped": N_("Asked for {when}. It was not needed any more."),
    "too_late": N_("Asked for {when}. Then the meeting was over, and no one said it was done."),
}
_NO_ONE = line(N_("It is on no one's list."))


def _asked_for(known: Known) -> Iterator[Part]:
    """Each request; calls that notices make stand under “When you are rung”."""
    rows = rows_of(known, Task, tasks.c.person_id, tasks.c.kind != "call")
    if rows:
        yield Part(line(N_("What you asked for")), tuple(_item(known, row) for row in rows))


def _item(known: Known, row: Task) -> Item:
    held = select(task_owners.c.person_id).where(task_owners.c.task_id == row.id)
    ids = known.tx.conn.scalars(held.order_by(task_owners.c.id))
    names = Names(filter(None, (known.name_of(i) for i in ids)))
    by = known.name_of(row.ended_by) or line(SOMEONE)
    value = line(_STATES[row.state], when=moment(row.asked_at), by=by)
    seen = line(N_("It is on the list of {people}."), people=names) if names else _NO_ONE
    return Item(what(known.tx, row), value, seen)


def _give_to_others(tx: Tx, person_id: int, now: datetime) -> None:
    """What stands on their list someone else sees to."""
    owned = task_owners.c.person_id == person_id
    settle(tx, now, tasks.c.id.in_(select(task_owners.c.task_id).where(owned)))
    tx.conn.execute(delete(task_owners).where(owned))


KEPT = (
    Kept(
        tasks.c.person_id,
        forget="of a worry about safety, without a name; all else they asked for is taken back",
        left="it is owed to them",
        shows=Shows("task", _asked_for, YOU_SAID + 9),
    ),
    Kept(
        tasks.c.wanted_id,
        forget=Becomes.EMPTIED,
        left="it is of staff",
        shows=how_many(N_("Things people asked you for by name"), tasks.c.wanted_id, at=22),
    ),
    Kept(
        tasks.c.ended_by,
        forget=Becomes.EMPTIED,
        left="it is of staff",
        shows=how_many(N_("Things people asked for that you did"), tasks.c.ended_by, at=23),
    ),
    Kept(
        task_owners.c.person_id,
        forget=_give_to_others,
        left="it is of staff",
        shows=how_many(N_("Things on your list to do"), task_owners.c.person_id, at=21),
    ),
)
OF_MEETINGS = (
    OfMeeting(
        tasks.c.meeting_id,
        off="what is of no use then ends by the clock (time.py); all else is still to be done",
        moved="what someone asked for is still to be done",
        away="what someone asked for is still to be done",
    ),
)
