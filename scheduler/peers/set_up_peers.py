"""Someone starts a group for peers only, from their chat (SHP:397)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.groups import zone_there
from records.people import Role, memberships
from scheduler.peers import peers
from scheduler.talks.acts import Order, Outcome, Refused
from scheduler.talks.people.members import make_member
from scheduler.talks.people.new_group import new_group


def set_up_peers(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Make it, with this person in it, who helps to run it. Refused for who is in no group.

    It is where their first group is, as to the time.
    """
    person_id = actor.person_id or 0
    mine = (memberships.c.person_id == person_id, memberships.c.role == Role.CO_PRODUCER)
    first = select(memberships.c.group_id).where(*mine).order_by(memberships.c.id).limit(1)
    home = tx.conn.scalar(first)
    if home is None:
        raise Refused("NOT_YOURS")
    allow(tx.conn, actor, "set_up", "group", group=int(home))
    zone, title = zone_there(tx.conn, int(home)), order.words("peers_title")
    group_id = new_group(tx, title, now, zone=zone, peers_only=True)
    make_member(tx, person_id, group_id, Role.CO_PRODUCER, None, now)
    peers.begin(tx, person_id, group_id, now)
    return Outcome(answers={"group": str(group_id)})
