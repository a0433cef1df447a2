"""Who stands outside a group for peers only and is told of worries there: looked up."""

from __future__ import annotations

from sqlalchemy import String, bindparam, literal, select, union_all

from conversations.registry import ONLY_OUTSIDE
from records.contacts import Contact, contacts
from records.database import Tx
from records.people import Role, memberships, people

#: so few people outside a group are enough
MOST = 3
#: beside what someone is in their groups: told of worries, and nothing else at all
ONLY = ONLY_OUTSIDE
_ROLES = union_all(
    select(memberships.c.role).where(memberships.c.person_id == bindparam("person_id")),
    select(literal(Role.CONTACT.value, String())).where(
        contacts.c.person_id == bindparam("person_id")
    ),
)
_HERE = (
    select(contacts)
    .join(people, people.c.id == contacts.c.person_id)
    .where(people.c.state == "here", contacts.c.group_id == bindparam("group_id"))
    .order_by(contacts.c.id)
)


def roles_of(tx: Tx, person_id: int) -> set[str]:
    """What someone is anywhere; with `ONLY` if they are in no group, and only stand outside."""
    roles = set(tx.conn.scalars(_ROLES, {"person_id": person_id}))
    return roles | {ONLY} if roles == {Role.CONTACT} else roles


def contacts_of(tx: Tx, group_id: int) -> list[int]:
    """Those outside a group who are told of a worry there, the first first."""
    return [row.person_id for row in tx.every(Contact, _HERE, {"group_id": group_id})]


def within_reach(tx: Tx, group_id: int) -> bool:
    """Whether there is a contact who has not shut the bot out."""
    blocked = _HERE.with_only_columns(people.c.blocked_at)
    return any(at is None for at in tx.conn.scalars(blocked, {"group_id": group_id}))


def are_enough(tx: Tx, group_id: int) -> bool:
    """Whether a group has as many as it can have."""
    return len(contacts_of(tx, group_id)) >= MOST


def stands_outside(tx: Tx, person_id: int) -> list[Contact]:
    """The rows of those groups for whose worries someone is asked."""
    mine = select(contacts).where(contacts.c.person_id == person_id)
    return tx.every(Contact, mine.order_by(contacts.c.id))
