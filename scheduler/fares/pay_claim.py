"""Staff have paid a fare: whoever claimed it hears so."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.claims import CLAIM, Claim, claims
from records.database import Tx
from records.tasks import tasks
from scheduler.post import outbox
from scheduler.talks.acts import Order, Refused
from scheduler.tasks.tasks import close


def pay_claim(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Note that it is paid, and say so. Refused if someone was quicker. NotAllowed."""
    said = order.words("claim")
    found = claims.c.id == (int(said) if said.isdecimal() else 0)
    claim = tx.first(Claim, select(claims).where(found))
    if claim is None:
        raise Refused("OLD_BUTTON")
    if not pay(tx, actor, claim, now):
        raise Refused("SEEN_TO_ALREADY")


def pay(tx: Tx, actor: Actor, claim: Claim, now: datetime) -> bool:
    """Note it of this claim; False if someone was quicker. NotAllowed."""
    who = claim.person_id
    allow(tx.conn, actor, "pay", "claim", group=claim.group_id, about=who, now=now)
    if not CLAIM.change(tx.conn, claim.id, "paid", paid_at=now, paid_by=actor.person_id):
        return False
    close(tx, tasks.c.claim_id == claim.id, now=now, by=actor.person_id)
    outbox.tell(
        tx,
        who,
        "fare_paid",
        now,
        dedupe=f"fare_paid:{claim.id}",
        silent=True,
        meeting_id=claim.meeting_id,
    )
    return True
