"""Whoever is away asks someone else to cover for them."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.people import Role
from scheduler.cover.absence_rows import absence_of
from scheduler.cover.go_away import ask_if_picked
from scheduler.talks.acts import Order, Refused, group_of


def ask_cover(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Ask who was picked; until they say yes nobody covers. Refused if they are not away."""
    group_id = group_of(tx, actor, order, Role.LINK_PERSON, Role.FACILITATOR)
    allow(tx.conn, actor, "go", "away", group=group_id)
    absence = absence_of(tx, actor.person_id, group_id, now)
    if absence is None:
        raise Refused("OLD_BUTTON")
    ask_if_picked(tx, absence, order.words("cover_else"), now)
