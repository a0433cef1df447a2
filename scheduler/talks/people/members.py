"""Who is in a group, and how someone comes to be."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from records.database import Tx
from records.people import Person, Role, memberships, people
from records.reading import read_once

_HERE = read_once(
    select(people)
    .where(
        people.c.id.in_(
            select(memberships.c.person_id).where(
                memberships.c.group_id == bindparam("group"),
                memberships.c.role.in_(bindparam("roles", expanding=True)),
            )
        ),
        people.c.state == "here",
    )
    .order_by(people.c.id)
)


def everyone(tx: Tx, group_id: int, *roles: Role) -> list[Person]:
    """The people of a group, or those of them who are one of these. Who is outside is not."""
    return tx.every(Person, _HERE, {"group": group_id, "roles": roles or tuple(Role)})


def make_member(
    tx: Tx, person_id: int, group_id: int, role: str, link_id: int | None, now: datetime
) -> None:
    """Have someone be this in a group; who is it already gets the new link person."""
    row = {"person_id": person_id, "group_id": group_id, "role": role}
    mine = [memberships.c[name] == value for name, value in row.items()]
    known = tx.conn.scalar(select(memberships.c.id).where(*mine))
    if known is None:
        tx.conn.execute(insert(memberships).values(**row, link_id=link_id, since=now))
    else:
        tx.conn.execute(update(memberships).where(*mine).values(link_id=link_id))
