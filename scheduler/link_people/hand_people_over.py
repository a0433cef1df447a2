"""A link person leaves, and names who could look after their people."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, NotAllowed, allow
from records.database import Tx
from records.people import Role
from scheduler.link_people.carers import could_cover, linked_to
from scheduler.link_people.swaps import begin_swap, offer
from scheduler.talks.acts import Order, Refused, group_of


def hand_people_over(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Ask the successor; after their yes, each person. Refused for who can't. NotAllowed."""
    mine = actor.person_id or 0
    group_id = group_of(tx, actor, order, Role.LINK_PERSON, Role.FACILITATOR)
    able = could_cover(tx, mine, group_id)
    to = next((p.id for p in able if str(p.id) == order.words("successor")), None)
    theirs = [row for row in linked_to(tx, mine, group_id) if row.person_id != to]
    if not theirs:
        raise NotAllowed
    for row in theirs:
        allow(tx.conn, actor, "pass", "person", group=group_id, about=row.person_id)
    if to is None:
        raise Refused("OLD_BUTTON")
    for row in theirs:
        swap = begin_swap(tx, row.person_id, group_id, mine, now, leaving=True)
        offer(tx, swap, to, now)
