"""Someone who was asked to look after people says yes or no."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from scheduler.link_people.swap_rows import offered_to
from scheduler.link_people.swaps import find_another, taken_on
from scheduler.talks.acts import Order, Outcome


def answer_looking_after(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Note it, for all they were asked for; `say["too_late"]` if that is settled. NotAllowed."""
    asked = offered_to(tx, actor.person_id or 0)
    for swap in asked:
        allow(tx.conn, actor, "take", "person", group=swap.group_id)
        if order.words("can_look") == "yes":
            taken_on(tx, swap, now)
        else:
            find_another(tx, swap, now)
    return Outcome() if asked else Outcome(say={"too_late": "yes"})
