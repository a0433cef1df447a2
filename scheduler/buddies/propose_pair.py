"""Staff have thought of two who could go together: each is asked, and neither is named."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.people import Role
from scheduler.buddies.buddies import propose
from scheduler.talks.acts import Order, Refused, group_of


def propose_pair(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Ask both (SHP:397). Refused if one of them is not free any more. NotAllowed."""
    group_id = group_of(tx, actor, order, Role.FACILITATOR, Role.LINK_PERSON)
    allow(tx.conn, actor, "pair", "buddies", group=group_id)
    want_id, can_id = int(order.words("pair_want")), int(order.words("pair_can"))
    if not propose(tx, group_id, want_id, can_id, actor.person_id or 0, now):
        raise Refused("SEEN_TO_ALREADY")
