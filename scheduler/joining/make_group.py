"""Make a group. Only the operator does, at the command line."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert

from records.access import Chat, NotAllowed, may
from records.database import Tx
from records.groups import groups
from records.roles import As


def make_group(
    tx: Tx,
    title: str,
    now: datetime,
    *,
    zone: str,
    form: str,
    evaluate_every: int,
    peers_only: bool = False,
) -> int:
    """Make a group, as the operator; its id. One that is for peers only never has staff."""
    if not may({As.OPERATOR}, "make", "group", Chat.TERMINAL):
        raise NotAllowed
    key_id = tx.keys.new()
    done = tx.conn.execute(
        insert(groups).values(
            key_id=key_id,
            card=tx.seal(key_id, "group.card", {"title": title}),
            zone=zone,
            form=form,
            evaluate_every=evaluate_every,
            began_at=now,
            peers_only=peers_only,
        )
    )
    (group_id,) = done.inserted_primary_key or (0,)
    return int(group_id)
