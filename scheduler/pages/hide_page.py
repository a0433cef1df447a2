"""Someone takes their page about themself back from meetings: at once, and for all."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete

from records.access import NO_GROUP, Actor, allow
from records.database import Tx
from records.profiles import showings
from scheduler.talks.acts import Order


def hide_page(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """No one can read it there from now on (SHP:377). NotAllowed."""
    mine = actor.person_id or 0
    allow(tx.conn, actor, "show", "profile", group=NO_GROUP, about=mine)
    picked = [int(one) for one in order.answers.get("hide_at", ()) if one.isdecimal()]
    these = (showings.c.person_id == mine, showings.c.meeting_id.in_(picked))
    tx.conn.execute(delete(showings).where(*these))
