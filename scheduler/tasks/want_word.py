"""Whoever ran a meeting would like a word with a colleague: that one is told, and not why."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.meetings import meetings
from scheduler.meetings.pass_phone import can_hold
from scheduler.post import outbox
from scheduler.talks.acts import Order, Refused
from scheduler.tasks.requests import ask_for


def want_word(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Tell the colleague who was picked. Refused for anyone who is no colleague. NotAllowed."""
    which = select(meetings.c.group_id).where(meetings.c.id == order.meeting_id)
    group_id = int(tx.conn.scalar(which) or 0)
    allow(tx.conn, actor, "want", "word", group=group_id)
    to = can_hold(tx, group_id, order.words("word_with"))
    if to is None:
        raise Refused("OLD_BUTTON")
    tell_colleague(tx, to, actor, group_id, order.meeting_id, f"after:{order.meeting_id}", now)


def tell_colleague(
    tx: Tx,
    to: int,
    by: Actor,
    group_id: int,
    meeting_id: int | None,
    after: str,
    now: datetime,
) -> None:
    """Tell someone that a colleague would like a word: once after each thing, and never why."""
    mine = by.person_id or 0
    key = f"word_wanted:{after}:{mine}:{to}"
    ask_for(tx, "word", person_id=mine, group_id=group_id, now=now, key=key, wanted_id=to)
    outbox.tell(
        tx, to, "word_wanted", now, dedupe=key, about_id=mine, meeting_id=meeting_id, covered=True
    )
