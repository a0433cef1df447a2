"""Who hears for a co-producer now: their link person, who covers for them, or the facilitators.

The one place that knows (CH:161). Whoever prompts, rings or tells asks it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select

from records.database import Tx
from records.groups import Group, groups
from records.links import Absence, absences
from records.people import RUNS, Membership, Person, Role, memberships, people
from records.reading import read_once
from scheduler.talks.people.members import everyone

_LINKED = read_once(
    select(memberships)
    .where(memberships.c.person_id == bindparam("person_id"), memberships.c.link_id.is_not(None))
    .order_by(memberships.c.id)
)
_AWAY = read_once(
    select(absences)
    .where(
        absences.c.group_id == bindparam("group_id"),
        absences.c.state != "over",
        absences.c.first_at <= bindparam("now"),
        absences.c.ends_at > bindparam("now"),
    )
    .order_by(absences.c.id.desc())
)
_RUN_IT = read_once(
    select(memberships.c.person_id)
    .where(memberships.c.group_id == bindparam("group_id"), memberships.c.role.in_(RUNS))
    .order_by(memberships.c.id)
)
_CAN_COVER = (
    select(people.c.id)
    .join(memberships, memberships.c.person_id == people.c.id)
    .where(
        people.c.id == bindparam("cover_id"),
        people.c.state == "here",
        people.c.blocked_at.is_(None),
        memberships.c.group_id == bindparam("group_id"),
        memberships.c.role.in_((Role.FACILITATOR, Role.LINK_PERSON)),
    )
    .limit(1)
)


def carers_of(tx: Tx, person_id: int, now: datetime, group_id: int | None = None) -> list[int]:
    """Who hears for someone now, in one group or in all of theirs; empty if there is nobody.

    Their link person; while that one is away whoever covers; else the facilitators.
    """
    rows = _linked(tx, person_id, group_id)
    found: list[int] = []
    for row in rows:
        one = stand_in(tx, row.link_id, row.group_id, now)
        found += [one] if one is not None else facilitators(tx, row.group_id, now)
    if not rows:
        for group in [group_id] if group_id is not None else _groups_of(tx, person_id):
            found += facilitators(tx, group, now)
    return _but(person_id, found) or _but(person_id, (row.link_id or 0 for row in rows))


def looked_after_by(
    tx: Tx, person_id: int, now: datetime, group_id: int | None = None
) -> list[int]:
    """As `carers_of`, without the facilitators: empty where nobody looks after them now."""
    rows = _linked(tx, person_id, group_id)
    found = (stand_in(tx, row.link_id, row.group_id, now) for row in rows)
    return _but(person_id, (one for one in found if one is not None))


def stand_in(tx: Tx, link_id: int | None, group_id: int, now: datetime) -> int | None:
    """Who does the work of a link person now: they, or whoever covers; None if nobody does.

    Someone whose chat is closed sees nothing that is sent there: others hear in their place.
    """
    if link_id is None:
        return None
    absence = away(tx, link_id, group_id, now)
    if absence is None:
        return link_id if can_be_asked(tx, [link_id]) else None
    cover = absence.cover_id if absence.state == "covered" else None
    if cover is None or away(tx, cover, group_id, now) is not None:
        return None
    found: int | None = tx.conn.scalar(_CAN_COVER, {"cover_id": cover, "group_id": group_id})
    return found


def away(tx: Tx, person_id: int, group_id: int, now: datetime) -> Absence | None:
    """The absence of someone who is away from a group now."""
    gone = tx.every(Absence, _AWAY, {"group_id": group_id, "now": now})
    return next((row for row in gone if row.person_id == person_id), None)


def away_ids(tx: Tx, group_id: int, now: datetime) -> set[int]:
    """Who is away from a group now."""
    gone = tx.every(Absence, _AWAY, {"group_id": group_id, "now": now})
    return {row.person_id for row in gone}


def facilitators(tx: Tx, group_id: int, now: datetime) -> list[int]:
    """Those who run a group, are not away and can be reached; all of them if none is."""
    ids = tx.scalars(_RUN_IT, {"group_id": group_id})
    there, gone = can_be_asked(tx, ids), away_ids(tx, group_id, now)
    return (
        [i for i in ids if i in there and i not in gone] or [i for i in ids if i in there] or ids
    )


def can_be_asked(tx: Tx, ids: Collection[int]) -> set[int]:
    """Those of these people who are here, and whose chat is open."""
    found = (tx.find(Person, one) for one in ids)
    return {one.id for one in found if one is not None and _is_open(one)}


def link_ids(tx: Tx, person_id: int, group_id: int) -> list[int]:
    """Who is someone's link person in a group, away or not."""
    mine = _LINKED.where(memberships.c.group_id == group_id)
    return [row.link_id or 0 for row in tx.every(Membership, mine, {"person_id": person_id})]


def only_there(tx: Tx, person_id: int, group_id: int) -> set[int]:
    """Who looks after someone in this group, and in no other."""
    links = select(memberships.c.link_id).where(
        memberships.c.person_id == person_id,
        memberships.c.role == Role.CO_PRODUCER,
        memberships.c.link_id.is_not(None),
    )
    there = set(tx.conn.scalars(links.where(memberships.c.group_id == group_id)))
    return there - set(tx.conn.scalars(links.where(memberships.c.group_id != group_id)))


def linked_to(tx: Tx, link_id: int, group_id: int | None = None) -> list[Membership]:
    """The memberships of those whose link person this is, in one group or in all."""
    here = [] if group_id is None else [memberships.c.group_id == group_id]
    found = select(memberships).where(memberships.c.link_id == link_id, *here)
    return tx.every(Membership, found.order_by(memberships.c.id))


def could_cover(tx: Tx, person_id: int, group_id: int) -> list[Person]:
    """The other staff of a group who look after people, or run its meetings."""
    staff = everyone(tx, group_id, Role.LINK_PERSON, Role.FACILITATOR)
    return [person for person in staff if person.id != person_id]


def looked_after(tx: Tx, carer_id: int, now: datetime) -> list[Membership]:
    """The memberships of the co-producers for whom someone hears now."""
    mine = select(memberships.c.group_id).where(memberships.c.person_id == carer_id)
    found = (
        select(memberships)
        .join(people, people.c.id == memberships.c.person_id)
        .where(
            memberships.c.group_id.in_(mine),
            memberships.c.role == Role.CO_PRODUCER,
            memberships.c.person_id != carer_id,
            people.c.state == "here",
        )
        .order_by(memberships.c.id)
    )
    rows = tx.every(Membership, found)
    return [row for row in rows if carer_id in carers_of(tx, row.person_id, now, row.group_id)]


def _linked(tx: Tx, person_id: int, group_id: int | None) -> list[Membership]:
    """The memberships with a link person: the one in the group, or else the first.

    What is said in a group for peers only is no matter for the staff of another.
    """
    if group_id is not None and tx.get(Group, group_id).peers_only:
        return []
    rows = tx.every(Membership, _LINKED, {"person_id": person_id})
    if group_id is None:
        return rows
    return [row for row in rows if row.group_id == group_id][:1] or rows[:1]


class _Theirs(NamedTuple):
    group_id: int
    peers_only: bool


def _groups_of(tx: Tx, person_id: int) -> list[int]:
    """Those that have staff; if none has, all."""
    mine = select(memberships.c.group_id, groups.c.peers_only).join(
        groups, groups.c.id == memberships.c.group_id
    )
    found = mine.where(memberships.c.person_id == person_id).order_by(memberships.c.id)
    rows = tx.every(_Theirs, found)
    staffed = [row.group_id for row in rows if not row.peers_only]
    return list(dict.fromkeys(staffed or [row.group_id for row in rows]))


def _is_open(person: Person) -> bool:
    reached = person.telegram_id is not None and person.blocked_at is None
    return reached and person.state == "here"


def _but(person_id: int, ids: Iterable[int]) -> list[int]:
    return [i for i in dict.fromkeys(ids) if i != person_id]
