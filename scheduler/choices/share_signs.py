"""How it shows that it is getting hard for someone: those they choose know it before (STK:123)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from records.access import NO_GROUP, Actor, allow
from records.database import Tx
from records.notices import Notice
from scheduler.post import outbox
from scheduler.talks.acts import Order
from scheduler.talks.cards import card_of
from scheduler.talks.known import Known
from scheduler.talks.spoken import Name


def share_signs(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Let each who was chosen know, without a buzz. NotAllowed for anyone but the person."""
    allow(tx.conn, actor, "change", "choices", group=NO_GROUP, about=actor.person_id)
    for to in order.answers.get("signs_to", ()):
        outbox.tell(
            tx,
            int(to),
            "signs_shared",
            now,
            dedupe=f"signs_shared:{order.talk_id}:{to}",
            about_id=actor.person_id,
            covered=True,
            silent=True,
        )


def the_signs(known: Known, row: Notice, _parts: Mapping[str, Any]) -> Mapping[str, object]:
    """The signs, as they stand now, as long as the reader is one of those who were chosen."""
    card = card_of(known.tx, known.person_row(row.about_id or 0))
    chosen = str(known.person.id) in card.get("signs_to", ())
    return {"signs": Name(card.get("plan_signs", "") if chosen else "")}
