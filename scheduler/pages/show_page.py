"""Someone shows their page about themself to those who come to a meeting, until that is over."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert

from records.access import Actor, allow
from records.database import Tx
from records.profiles import showings
from scheduler.pages.profiles import can_show
from scheduler.talks.acts import Order


def show_page(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Note it for each meeting that was picked and is theirs (SHP:377). NotAllowed."""
    mine = actor.person_id or 0
    picked = set(order.answers.get("show_at", ()))
    for meeting in can_show(tx, mine, now):
        if str(meeting.id) in picked:
            allow(tx.conn, actor, "show", "profile", group=meeting.group_id, about=mine)
            values = {"person_id": mine, "meeting_id": meeting.id, "made_at": now}
            tx.conn.execute(insert(showings).values(**values))
