"""Someone would rather not join. The link is closed, and nothing more is sent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from records.access import Actor
from records.database import Tx
from records.people import INVITATION, invitations
from scheduler.talks.acts import Order


def decline_invitation(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Close the link, so that it can't be used by another."""
    if order.invitation_id is not None and INVITATION.change(
        tx.conn, order.invitation_id, "declined"
    ):
        tx.conn.execute(
            update(invitations)
            .where(invitations.c.id == order.invitation_id)
            .values(used_by=actor.person_id)
        )
