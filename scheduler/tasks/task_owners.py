"""On whose list a request belongs now: whoever was asked, as long as they are here to see it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, select

from records.calls import calls
from records.database import Tx
from records.people import RUNS, Person, Role, memberships
from records.tasks import Task
from scheduler.link_people.carers import away, can_be_asked, carers_of, facilitators
from scheduler.talks.cards import card_of, left_out
from scheduler.tasks.sorts_brought import of_a_break, sort_of

_STAFF = (*RUNS, Role.LINK_PERSON, Role.SAFEGUARDING)
_CALLER = select(calls.c.caller_id).where(calls.c.id == bindparam("call"))
_WITH = (
    select(memberships.c.person_id)
    .where(
        memberships.c.group_id == bindparam("group"),
        memberships.c.role.in_(bindparam("roles", expanding=True)),
    )
    .order_by(memberships.c.id)
)


def whose(tx: Tx, task: Task, now: datetime) -> list[int]:
    """Who is to see to a task; empty only if nobody of the group's staff can be reached."""
    for ids in _in_order(tx, task, now):
        found = list(dict.fromkeys(ids))
        able = can_be_asked(tx, found)
        if here := [i for i in found if i in able and i != task.person_id]:
            return here
    return []


def _in_order(tx: Tx, task: Task, now: datetime) -> Iterable[Iterable[int]]:
    if task.call_id is not None:  # whoever is to ring
        yield tx.conn.scalars(_CALLER, {"call": task.call_id})
        return
    sort = sort_of(task.kind)
    first = sort.whose or _carers
    if sort.no_one_else:
        yield first(tx, task, now)
        return
    out = _left_out(tx, task)
    yield [i for i in _wanted(tx, task, now) if i not in out]
    yield first(tx, task, now)
    group, others = task.group_id, (Role.LINK_PERSON, Role.SAFEGUARDING)
    yield [i for i in facilitators(tx, group, now) if i not in out]
    yield [i for i in with_roles(tx, group, *others) if i not in out]
    yield [i for i in with_roles(tx, group, *_STAFF) if i not in out]  # even if they are away


def with_roles(tx: Tx, group_id: int, *roles: Role) -> list[int]:
    """Who has one of these roles in a group, here or away."""
    return list(tx.conn.scalars(_WITH, {"group": group_id, "roles": list(roles)}))


def _wanted(tx: Tx, task: Task, now: datetime) -> list[int]:
    """Who was asked by name, while they are still there for the group, or for who asked."""
    who = task.wanted_id
    if who is None or away(tx, who, task.group_id, now) is not None:
        return []
    there = who in with_roles(tx, task.group_id, *_STAFF)
    return [who] if there or who in carers_of(tx, task.person_id, now) else []


def _carers(tx: Tx, task: Task, now: datetime) -> list[int]:
    return carers_of(tx, task.person_id, now, task.group_id)


def _left_out(tx: Tx, task: Task) -> set[int]:
    """Those who are never to hear of this person's breaks, nor of what follows from one."""
    return left_out(tx, task.person_id) if of_a_break(task.kind) else set()


def _named_instead(tx: Tx, task: Task) -> list[str]:
    person = tx.get(Person, task.person_id)
    return list(card_of(tx, person).get("also", ()))


def after_a_break(tx: Tx, task: Task, now: datetime) -> list[int]:
    """Who gets in touch: whoever hears for them, or the next whom they allow, as they agreed."""
    out, named = left_out(tx, task.person_id), _named_instead(tx, task)
    staff = with_roles(tx, task.group_id, *_STAFF)
    for ids in (_carers(tx, task, now), [i for i in staff if str(i) in named]):
        if found := [i for i in ids if i not in out]:
            return found
    return []
