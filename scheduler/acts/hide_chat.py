"""“Hide”: take away what can be taken away, and say what stays (words.md, 10)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor
from records.database import Tx
from records.notices import notices
from scheduler import outbox
from scheduler.acts import Order


def hide_chat(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post a delete for each message that Telegram still lets the bot delete."""
    hidden = select(notices.c.target_id).where(
        notices.c.act == "delete", notices.c.person_id == actor.person_id
    )
    shown = tx.conn.scalars(
        select(notices.c.id)
        .where(
            notices.c.person_id == actor.person_id,
            notices.c.act == "send",
            notices.c.state.in_(("accepted", "opened", "confirmed")),
            notices.c.settled_at > now - outbox.STILL_CHANGEABLE,
            notices.c.id.not_in(hidden),
        )
        .order_by(notices.c.id)
    )
    for row_id in list(shown):
        outbox.post(
            tx,
            act="delete",
            to=actor.person_id,
            kind="note",
            name="hidden",
            now=now,
            target_id=row_id,
        )
    outbox.post(tx, to=actor.person_id, kind="note", name="hidden", now=now)
