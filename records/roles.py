"""What someone is, seen from a group or from another person; access.py says what they may."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, String, bindparam, literal, select, union_all

from records.contacts import contacts
from records.groups import is_peers_only
from records.links import absences
from records.people import Role, memberships


class As(StrEnum):
    """What someone is, seen from the thing in question."""

    STRANGER = "stranger"
    SELF = "self"  #: it is about them, or theirs
    CO_PRODUCER = "co_producer"  #: of the group in question
    FACILITATOR = "facilitator"  #: of the group in question
    SAFEGUARDING = "safeguarding"  #: of the group in question
    LINK_PERSON = "link_person"  #: of someone in the group in question
    OWN_LINK = "own_link"  #: the link person of the very person in question
    OPERATOR = "operator"  #: at the command line
    COVER = "cover"  #: covers for the link person of the very person in question, now
    PEER = "peer"  #: helps to run the group in question, which has no staff
    LINK_ELSEWHERE = "link_elsewhere"  #: hears for them in another group; this one has no staff
    CONTACT = "contact"  #: outside the group in question; told of a worry about safety only


_ROLES = union_all(
    select(memberships.c.role).where(
        memberships.c.person_id == bindparam("member"),
        memberships.c.group_id == bindparam("group"),
    ),
    select(literal(Role.CONTACT.value, String())).where(
        contacts.c.person_id == bindparam("member"), contacts.c.group_id == bindparam("group")
    ),
)


def roles_in(conn: Connection, person_id: int, group_id: int) -> frozenset[As]:
    """What someone is in a group, or outside it."""
    rows = conn.scalars(_ROLES, {"member": person_id, "group": group_id})
    return frozenset(As(role) for role in rows)


def roles_towards(
    conn: Connection, person_id: int, group_id: int, other_id: int, now: datetime | None = None
) -> frozenset[As]:
    """What someone is in a group, seen from another member of it, now.

    Without a `now` nobody covers for anyone.
    """
    roles = set(roles_in(conn, person_id, group_id))
    if person_id == other_id:
        roles.add(As.SELF)
    own_link = conn.scalar(
        select(memberships.c.id).where(
            memberships.c.person_id == other_id,
            memberships.c.group_id == group_id,
            memberships.c.link_id == person_id,
        )
    )
    if own_link is not None:
        roles.add(As.OWN_LINK)
    is_staff = bool(roles & {As.FACILITATOR, As.LINK_PERSON})
    if now is not None and is_staff and _covers(conn, person_id, group_id, other_id, now):
        roles.add(As.COVER)
    if not roles - {As.CONTACT} and is_peers_only(conn, group_id):
        roles |= _elsewhere(conn, person_id, other_id, now)
    return frozenset(roles)


def _elsewhere(
    conn: Connection, person_id: int, other_id: int, now: datetime | None
) -> frozenset[As]:
    """Who hears for someone in any group: a group that has no staff may need them to be rung."""
    linked = (memberships.c.person_id == other_id, memberships.c.link_id.is_not(None))
    theirs = conn.scalars(select(memberships.c.group_id).where(*linked))
    found = (roles_towards(conn, person_id, group, other_id, now) for group in theirs)
    hears = any(roles & {As.OWN_LINK, As.COVER} for roles in found)
    return frozenset({As.LINK_ELSEWHERE} if hears else ())


def _covers(conn: Connection, person_id: int, group_id: int, other_id: int, now: datetime) -> bool:
    """Whether someone has said yes to cover for the link person of another, who is away now."""
    found = conn.scalar(
        select(absences.c.id)
        .join(memberships, memberships.c.link_id == absences.c.person_id)
        .where(
            memberships.c.person_id == other_id,
            memberships.c.group_id == group_id,
            absences.c.group_id == group_id,
            absences.c.cover_id == person_id,
            absences.c.state == "covered",
            absences.c.first_at <= now,
            absences.c.ends_at > now,
        )
        .limit(1)
    )
    return found is not None
