"""Someone begins to help to run a group for peers only, with a tap (SHP:275)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.groups import groups
from records.people import memberships
from scheduler.peers import peers
from scheduler.talks.acts import Order, Refused


def help_run(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Make them one of those who run it. Refused where a group has staff. NotAllowed."""
    group_id = group_meant(tx, actor, order)
    allow(tx.conn, actor, "help_run", "group", group=group_id)
    peers.begin(tx, actor.person_id or 0, group_id, now)


def group_meant(tx: Tx, actor: Actor, order: Order) -> int:
    """The group an order is for: the one chosen, or the actor's only one for peers. Refused."""
    said = order.words("group")
    mine = select(memberships.c.group_id).join(groups, groups.c.id == memberships.c.group_id)
    mine = mine.where(memberships.c.person_id == actor.person_id, groups.c.peers_only)
    found = list(dict.fromkeys(tx.conn.scalars(mine.order_by(memberships.c.id))))
    if said.isdecimal() and int(said) in found:
        return int(said)
    if said or not found:
        raise Refused("NOT_YOURS")
    return int(found[0])
