"""On whose list a request belongs now: whoever was asked, as long as they are here to see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import bindparam, select

from records.calls import calls
from records.database import Tx
from records.people import RUNS, Person, Role, memberships
from records.tasks import Task
from scheduler import house
from scheduler.link_people.carers import away, can_be_asked, carers_of, facilitators
from scheduler.phone_calls.callers import FROM_A_BREAK, left_out
from scheduler.talks.cards import card_of

Who = Callable[[Tx, Task, datetime], Iterable[int]]
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
    own = house.own_tasks().get(task.kind)
    if own is not None:
        yield own(tx, task, now)
        return
    out = _left_out(tx, task)
    yield [i for i in _wanted(tx, task, now) if i not in out]
    yield WHO.get(task.kind, _carers)(tx, task, now)
    group, others = task.group_id, (Role.LINK_PERSON, Role.SAFEGUARDING)
    yield [i for i in facilitators(tx, group, now) if i not in out]
    yield [i for i in _with(tx, group, *others) if i not in out]
    yield [i for i in _with(tx, group, *_STAFF) if i not in out]  # even if they are away


def _with(tx: Tx, group_id: int, *roles: Role) -> list[int]:
    return list(tx.conn.scalars(_WITH, {"group": group_id, "roles": list(roles)}))


def _wanted(tx: Tx, task: Task, now: datetime) -> list[int]:
    """Who was asked by name, while they are still there for the group, or for who asked."""
    who = task.wanted_id
    if who is None or away(tx, who, task.group_id, now) is not None:
        return []
    there = who in _with(tx, task.group_id, *_STAFF)
    return [who] if there or who in carers_of(tx, task.person_id, now) else []


def _carers(tx: Tx, task: Task, now: datetime) -> list[int]:
    return carers_of(tx, task.person_id, now, task.group_id)


def _fares(tx: Tx, task: Task, now: datetime) -> list[int]:
    """Who looks after them, and those who run the group: any of them can pay it back."""
    return [*_carers(tx, task, now), *facilitators(tx, task.group_id, now)]


def _left_out(tx: Tx, task: Task) -> set[int]:
    """Those who are never to hear of this person's breaks, nor of what follows from one."""
    return left_out(tx, task.person_id) if task.kind in FROM_A_BREAK else set()


def _named_instead(tx: Tx, task: Task) -> list[str]:
    person = tx.get(Person, task.person_id)
    return list(card_of(tx, person).get("also", ()))


def _after_a_break(tx: Tx, task: Task, now: datetime) -> list[int]:
    """Who gets in touch: whoever hears for them, or the next whom they allow, as they agreed."""
    out, named = _left_out(tx, task), _named_instead(tx, task)
    staff = _with(tx, task.group_id, *_STAFF)
    for ids in (_carers(tx, task, now), [i for i in staff if str(i) in named]):
        if found := [i for i in ids if i not in out]:
            return found
    return []


def _unanswered(tx: Tx, task: Task, now: datetime) -> list[int]:
    """A break that nobody answered: whoever gets in touch, and the safeguarding contact."""
    out = _left_out(tx, task)
    safe = [i for i in _with(tx, task.group_id, Role.SAFEGUARDING) if i not in out]
    return [*_after_a_break(tx, task, now), *safe]


#: who sees to each kind first; of what is not here, whoever hears for the person
WHO: dict[str, Who] = {
    "fare": _fares,
    "break": _unanswered,
    "needs_you": _after_a_break,
    "ring_me_break": _after_a_break,
    "words": _after_a_break,
}
