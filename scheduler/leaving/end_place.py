"""Someone's place in a group ends after a talk, or rests until there was one (SHP:297)."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.people import RUNS
from scheduler.leaving import places
from scheduler.talks.acts import Order, Refused, group_of

#: what was said to “Have you talked with them?” where there was a talk
TALKED = ("wants", "agreed")


def end_place(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """End it, or have it rest. Refused if it has ended by now, or without a talk. NotAllowed."""
    group_id = group_of(tx, actor, order, *RUNS)
    allow(tx.conn, actor, "end", "place", group=group_id)
    place = places.place_of(tx, int(order.words("whose") or 0), group_id)
    if place is None or place.person_id == actor.person_id:
        raise Refused("SEEN_TO_ALREADY")
    if order.words("talked") in TALKED:
        places.end(tx, place, actor.person_id or 0, now)
    elif order.words("talked") == "safe":
        places.rest(tx, place, actor.person_id or 0, now)
    else:
        raise Refused("OLD_BUTTON")
