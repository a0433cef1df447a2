"""A co-producer whose link person leaves says whether the one who follows is fine."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.links import Swap, swaps
from scheduler.link_people.swaps import find_another, finish
from scheduler.talks.acts import Order, Outcome


def answer_new_link(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Change it with their yes; with a no, facilitators find another. NotAllowed.

    `say["too_late"]` if it is settled already.
    """
    mine = (swaps.c.person_id == actor.person_id, swaps.c.state == "agreed")
    agreed = tx.every(Swap, select(swaps).where(*mine).order_by(swaps.c.id))
    for swap in agreed[:1]:
        allow(tx.conn, actor, "change", "link", group=swap.group_id, about=swap.person_id)
        if order.words("fine") == "yes":
            finish(tx, swap, now)
        else:
            find_another(tx, swap, now)
    return Outcome() if agreed else Outcome(say={"too_late": "yes"})
