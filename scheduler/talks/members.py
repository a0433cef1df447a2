"""Who is in a group."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from records.database import Tx
from records.people import Role, Row, memberships, people

_HERE = (
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


def everyone(tx: Tx, group_id: int, *roles: Role) -> list[Row]:
    """The people of a group, or those of them who are one of these. Who is outside is not."""
    return list(tx.conn.execute(_HERE, {"group": group_id, "roles": roles or tuple(Role)}))
