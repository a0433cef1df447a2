"""A group that was not there before."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert

from records.database import Tx
from records.groups import groups


def new_group(
    tx: Tx,
    title: str,
    now: datetime,
    *,
    zone: str,
    form: str = "adult",
    evaluate_every: int = 3,
    peers_only: bool = False,
) -> int:
    """Save a group, without anyone in it; its id."""
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
