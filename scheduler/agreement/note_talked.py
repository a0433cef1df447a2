"""A facilitator says that the group has talked about an idea, as someone wished."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from records.access import Actor, allow
from records.agreements import ideas
from records.database import Tx
from scheduler.agreement.answer_idea import idea_of
from scheduler.talks.acts import Order


def note_talked(tx: Tx, actor: Actor, order: Order, _now: datetime) -> None:
    """Nobody waits to talk about it any more, until someone asks again. NotAllowed."""
    idea = idea_of(tx, order.words("which_idea"))
    allow(tx.conn, actor, "settle", "agreement", group=idea.group_id)
    tx.conn.execute(update(ideas).where(ideas.c.id == idea.id).values(wants_talk=False))
