"""Changes of link person that are under way, and who could be the new one."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from records.database import Tx
from records.links import Swap, swaps
from records.people import Person, Role, memberships
from scheduler.link_people.carers import away
from scheduler.talks.people.members import everyone

#: how long someone has to say whether they would look after a person
STILL_ASKED = timedelta(days=3)
_OPEN = ("wished", "offered", "agreed")


def open_swap(tx: Tx, person_id: int, group_id: int) -> Swap | None:
    """The change of link person of someone that is under way."""
    found = select(swaps).where(
        swaps.c.person_id == person_id,
        swaps.c.group_id == group_id,
        swaps.c.state.in_(_OPEN),
    )
    return tx.first(Swap, found.order_by(swaps.c.id.desc()))


def who_decides(tx: Tx, swap: Swap) -> list[Person]:
    """The facilitators, without the one whom the person would rather not have, if others are."""
    able = everyone(tx, swap.group_id, Role.FACILITATOR)
    return [person for person in able if person.id != swap.old_id] or able


def could_look_after(tx: Tx, swap: Swap, now: datetime) -> list[Person]:
    """Who could be the new link person: link persons first, then those who run meetings."""
    links = everyone(tx, swap.group_id, Role.LINK_PERSON)
    found = {p.id: p for p in (*links, *everyone(tx, swap.group_id, Role.FACILITATOR))}
    out = (swap.old_id, swap.person_id)
    return [
        p for p in found.values() if p.id not in out and not away(tx, p.id, swap.group_id, now)
    ]


def wishes(tx: Tx, facilitator_id: int, now: datetime) -> list[Swap]:
    """The changes for which this facilitator is to find someone, the oldest first.

    Among them those for which someone was asked who has not answered for days.
    """
    mine = select(memberships.c.group_id).where(
        memberships.c.person_id == facilitator_id, memberships.c.role == Role.FACILITATOR
    )
    left_open = (swaps.c.state == "offered") & (swaps.c.offered_at <= now - STILL_ASKED)
    found = select(swaps).where(
        swaps.c.group_id.in_(mine), (swaps.c.state == "wished") | left_open
    )
    rows = tx.every(Swap, found.order_by(swaps.c.made_at, swaps.c.id))
    return [row for row in rows if facilitator_id in {p.id for p in who_decides(tx, row)}]


def offered_to(tx: Tx, new_id: int) -> list[Swap]:
    """The changes for which someone was asked to be the new link person."""
    found = select(swaps).where(swaps.c.new_id == new_id, swaps.c.state == "offered")
    return tx.every(Swap, found.order_by(swaps.c.id))
