"""Someone who looks after a person asks them my questions, and taps what the person says."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, NotAllowed, allow
from records.database import Tx
from records.people import memberships
from scheduler.link_people.carers import carers_of
from scheduler.phone_calls.queue import in_one_call, try_again
from scheduler.talks.acts import Order


def do_with(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Let their link person, or who covers, and no other, speak for them. NotAllowed.

    The questions follow once this talk is over; should they be left half done, the call for them
    comes back.
    """
    about = order.about_id or int(order.words("with_whom") or 0)
    linked = (memberships.c.person_id == about, memberships.c.link_id.is_not(None))
    groups = list(tx.conn.scalars(select(memberships.c.group_id).where(*linked)))
    mine = [i for i in groups if actor.person_id in carers_of(tx, about, now, i)]
    if not groups:
        raise NotAllowed
    allow(tx.conn, actor, "play", "talk", group=(mine or groups)[0], about=about, now=now)
    if order.words("went") == "play":
        for call in in_one_call(tx, about, now):
            try_again(tx, call, None, now)
