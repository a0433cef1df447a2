"""A facilitator adds a small thing that can help to the group's own, or takes one out."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.groups import Group
from records.people import RUNS
from scheduler.group_page.small_things import SMALL_THINGS, key_of
from scheduler.talks.acts import Order, Refused, group_of
from scheduler.talks.cards import write_on_group

LONGEST = 200  #: characters, so that the list fits an old phone's screen


def keep_small_thing(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Write it to the group's sealed card (SHP:398). Refused if it is too long. NotAllowed."""
    group_id = group_of(tx, actor, order, *RUNS)
    allow(tx.conn, actor, "change", "group", group=group_id)
    row = tx.get(Group, group_id)
    card = tx.unseal(row.key_id, "group.card", row.card)
    kept = [one for one in card.get(SMALL_THINGS, ()) if key_of(one) != order.words("which_small")]
    new = " ".join(order.words("new_small").split())
    if len(new) > LONGEST:
        raise Refused("TOO_LONG")
    if new and new not in kept:
        kept.append(new)
    write_on_group(tx, row, {SMALL_THINGS: kept})
