"""Who rings someone: their link person, and who takes over when that one can't (CH:161)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import func, insert, select

from records.calls import Call, calls
from records.database import Tx
from records.groups import is_peers_only
from records.people import Person, Role, memberships, zone_of
from scheduler.link_people.carers import (
    away_ids,
    can_be_asked,
    carers_of,
    link_ids,
    looked_after_by,
)
from scheduler.phone_calls.queue import have_listed
from scheduler.post import reach
from scheduler.post.help_now import region
from scheduler.post.working_days import at_work
from scheduler.talks.cards import left_out
from scheduler.tasks.sorts_brought import of_a_break

#: so many urgent calls at once are enough for one person, if another has time
ENOUGH_AT_ONCE = 4
#: whoever is to ring was told at once that they are asked to; their list comes a while later
_FIRST_TOLD = timedelta(hours=1)


def callers(
    tx: Tx, person_id: int, group_id: int, now: datetime, name: str | None = None
) -> list[int]:
    """Who can ring someone, in the order they are asked: first whoever looks after them.

    Who is away is asked only if nobody else is left. About what comes of a break (the call's
    `name`) no one is asked whom the person left out.
    """
    found: list[int] = []
    if is_peers_only(tx.conn, group_id):  # no one there is asked for anyone's number
        found = looked_after_by(tx, person_id, now)
    elif links := link_ids(tx, person_id, group_id):
        hears = carers_of if away_ids(tx, group_id, now).intersection(links) else looked_after_by
        found = hears(tx, person_id, now, group_id)
    for role in (Role.LINK_PERSON, Role.FACILITATOR):
        found += tx.conn.scalars(
            select(memberships.c.person_id)
            .where(memberships.c.group_id == group_id, memberships.c.role == role)
            .order_by(memberships.c.id)
        )
    there, gone = can_be_asked(tx, found), away_ids(tx, group_id, now)
    out = {person_id, *(left_out(tx, person_id) if of_a_break(name or "") else ())}
    able = [i for i in dict.fromkeys(found) if i in there and i not in out]
    return [i for i in able if i not in gone] or able


def caller_of(
    tx: Tx,
    person_id: int,
    group_id: int,
    now: datetime,
    *,
    urgent: bool = False,
    name: str | None = None,
) -> int | None:
    """Who is to ring someone. Urgent calls are shared: no one gets many while another has none."""
    able = callers(tx, person_id, group_id, now, name)
    if not able:
        return None
    first, links = able[0], _links(tx, group_id)
    links |= set(looked_after_by(tx, person_id, now, group_id))
    if not urgent or first not in links:
        return first
    busy = _urgent_calls(tx, able)
    if busy.get(first, 0) < ENOUGH_AT_ONCE:
        return first
    return min((i for i in able if i in links), key=lambda i: busy.get(i, 0))


def ring_as_asked(tx: Tx, kind: str, person_id: int, group_id: int, now: datetime) -> int | None:
    """Have whoever asked for it rung by whoever rings them; the call's id.

    None where that is not safe, or nobody can.
    """
    person = tx.get(Person, person_id)
    if not reach.safe_to_ring(tx, person):
        return None
    caller = caller_of(tx, person_id, group_id, now, name=kind)
    if caller is None:
        return None
    due = at_work(now + _FIRST_TOLD, zone_of(tx.conn, caller), region())
    done = tx.conn.execute(
        insert(calls).values(
            person_id=person_id,
            caller_id=caller,
            group_id=group_id,
            name=kind,
            made_at=now,
            due_at=due,
        )
    )
    (call_id,) = done.inserted_primary_key or (0,)
    have_listed(tx, caller, now)
    return int(call_id)


def after(tx: Tx, call: Call, now: datetime, *roles: Role) -> int | None:
    """Who is asked after a call's caller; of those who are one of these, if any are named."""
    able = callers(tx, call.person_id, call.group_id, now, call.name)
    at = able.index(call.caller_id) + 1 if call.caller_id in able else 0
    wanted = set(able[at:])
    if roles:
        wanted &= _with(tx, call.group_id, *roles)
    return next((i for i in able[at:] if i in wanted), None)


def _links(tx: Tx, group_id: int) -> set[int]:
    """The link persons of a group: who look after someone in it, and who are one by role."""
    looking = select(memberships.c.link_id).where(
        memberships.c.group_id == group_id, memberships.c.link_id.is_not(None)
    )
    return {*tx.conn.scalars(looking)} | _with(tx, group_id, Role.LINK_PERSON)


def _with(tx: Tx, group_id: int, *roles: Role) -> set[int]:
    mine = (memberships.c.group_id == group_id, memberships.c.role.in_(roles))
    return set(tx.conn.scalars(select(memberships.c.person_id).where(*mine)))


class _Many(NamedTuple):
    caller_id: int
    many: int


def _urgent_calls(tx: Tx, ids: Collection[int]) -> dict[int, int]:
    """How many people each of these has to ring at once."""
    rows = tx.every(
        _Many,
        select(calls.c.caller_id, func.count(calls.c.person_id.distinct()).label("many"))
        .where(calls.c.caller_id.in_(ids), calls.c.state == "open", calls.c.urgent)
        .group_by(calls.c.caller_id),
    )
    return {row.caller_id: row.many for row in rows}
