"""Someone is back before the day they had said, or does not go away after all."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.people import Role
from scheduler.cover.absence_rows import absence_of
from scheduler.cover.absences import end, say_back
from scheduler.talks.acts import Order, group_of


def end_absence(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """End it; people who were told that they are away hear that they are back. NotAllowed."""
    group_id = group_of(tx, actor, order, Role.LINK_PERSON, Role.FACILITATOR)
    allow(tx.conn, actor, "go", "away", group=group_id)
    absence = absence_of(tx, actor.person_id, group_id, now)
    if absence is not None:
        end(tx, absence, now)
        say_back(tx, absence, now)
