"""Whom a group for peers only has outside it, for worries about someone's safety.

A contact is no member: they hear of a worry, and of nothing else. Who may hear is said when
someone joins; those who are in already are told once, quietly, in their hours, and so whenever
it changes: one note a person and change, posted with the change itself.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select

from records.contacts import Contact, contacts
from records.database import Tx
from records.notices import notices, of_group
from records.people import Person, Role
from scheduler.post import outbox
from scheduler.post.times import next_awake
from scheduler.talks.people.contact_rows import contacts_of, stands_outside
from scheduler.talks.people.members import everyone

#: what members are told: who it is now, or that nobody is asked any more
NEWS, NOBODY = "contact_is", "contact_is_gone"
#: what someone reads who is asked no more
OVER = "contact_over"
#: so long they have to say what they are called, before the group reads it
FOR_A_NAME = timedelta(hours=1)


def begin(tx: Tx, person_id: int, group_id: int, now: datetime) -> None:
    """Have someone be told of worries in a group from now, once; its people hear who it is."""
    if any(row.group_id == group_id for row in stands_outside(tx, person_id)):
        return
    values = {"person_id": person_id, "group_id": group_id, "since": now}
    done = tx.conn.execute(insert(contacts).values(**values))
    (row_id,) = done.inserted_primary_key or (0,)
    _tell_all(tx, group_id, NEWS, f"{row_id}:{now.isoformat()}", now)


def end(tx: Tx, person_id: int, group_id: int, now: datetime, *, tell: bool = True) -> bool:
    """Someone is asked no more; who is in the group hears it, and they (if `tell`)."""
    mine = (contacts.c.person_id == person_id, contacts.c.group_id == group_id)
    row = tx.first(Contact, select(contacts).where(*mine))
    if row is None:
        return False
    tx.conn.execute(delete(contacts).where(contacts.c.id == row.id))
    name = NEWS if contacts_of(tx, group_id) else NOBODY
    key = f"{OVER}:{row.id}:{now.isoformat()}"  # ids are used again
    _tell_all(tx, group_id, name, key, now)
    person = tx.get(Person, person_id)
    if tell and person.state == "here":
        _post(tx, person, OVER, key, now, None)
    return True


def end_everywhere(tx: Tx, person_id: int, now: datetime) -> None:
    """Someone leaves or is forgotten: they are asked nowhere any more."""
    for row in stands_outside(tx, person_id):
        end(tx, person_id, row.group_id, now, tell=False)


def tell_newcomer(
    tx: Tx, person: Person, group_id: int, since: datetime | None, now: datetime
) -> None:
    """Who comes in has read who it is, unless that has changed while they read (`since`)."""
    newest = select(func.max(contacts.c.since)).where(contacts.c.group_id == group_id)
    at = tx.conn.scalar(newest)
    if at is not None and since is not None and at >= since:
        _post(tx, person, NEWS, f"new:{at.isoformat()}", now, group_id)


def _tell_all(tx: Tx, group_id: int, name: str, key: str, now: datetime) -> None:
    """Each of the group's people reads once how it is now; older news that still waits goes."""
    for person in everyone(tx, group_id, Role.CO_PRODUCER):
        waits = (notices.c.person_id == person.id, notices.c.state == "planned")
        older = notices.c.dedupe.like(f"contact:{group_id}:%")
        outbox.withdraw(tx, *waits, older, notices.c.name.in_((NEWS, NOBODY)))
        _post(tx, person, name, key, now, group_id)


def _post(
    tx: Tx, person: Person, name: str, key: str, now: datetime, group_id: int | None
) -> None:
    """A silent note in someone's own hours."""
    outbox.tell(
        tx,
        person.id,
        name,
        now,
        due_at=next_awake(now + FOR_A_NAME, person.hours, person.zone),
        silent=True,
        parts=of_group(group_id),
        dedupe=f"contact:{group_id or 0}:{key}:{person.id}",
    )
