"""Who helps to run a group for peers only: any of its people, as long as they like (SHP:275)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select

from records.database import Tx
from records.notices import of_group
from records.people import Role, memberships
from scheduler.post import outbox
from scheduler.talks.digest import digests
from scheduler.talks.people.members import everyone


def runs(tx: Tx, person_id: int, group_id: int) -> bool:
    """Whether someone helps to run a group."""
    mine = _of(person_id, group_id)
    return tx.conn.scalar(select(memberships.c.id).where(*mine)) is not None


def begin(tx: Tx, person_id: int, group_id: int, now: datetime) -> None:
    """Have someone help to run a group, once; the others who do read of it."""
    if runs(tx, person_id, group_id):
        return
    for other in everyone(tx, group_id, Role.PEER):
        digests.post(
            tx,
            to=other.id,
            kind="note",
            name="helps_to_run",
            now=now,
            about_id=person_id,
            parts=of_group(group_id),
        )
    row = {"person_id": person_id, "group_id": group_id, "role": Role.PEER}
    tx.conn.execute(insert(memberships).values(**row, since=now))


def stop(tx: Tx, person_id: int, group_id: int, now: datetime) -> None:
    """Someone helps no more. If nobody is left who does, all hear of it, without a buzz."""
    if not tx.conn.execute(delete(memberships).where(*_of(person_id, group_id))).rowcount:
        return
    if everyone(tx, group_id, Role.PEER):
        return
    for person in everyone(tx, group_id, Role.CO_PRODUCER):
        if person.id != person_id:
            outbox.tell(
                tx,
                person.id,
                "no_one_runs_it",
                now,
                silent=True,
                parts=of_group(group_id),
                dedupe=f"no_one_runs_it:{group_id}:{now.isoformat()}:{person.id}",
            )


def stop_everywhere(tx: Tx, person_id: int, now: datetime) -> None:
    """Someone leaves: they help to run nothing any more."""
    mine = (memberships.c.person_id == person_id, memberships.c.role == Role.PEER)
    for group_id in list(tx.conn.scalars(select(memberships.c.group_id).where(*mine))):
        stop(tx, person_id, group_id, now)


def _of(person_id: int, group_id: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 - conditions
    return (
        memberships.c.person_id == person_id,
        memberships.c.group_id == group_id,
        memberships.c.role == Role.PEER,
    )
