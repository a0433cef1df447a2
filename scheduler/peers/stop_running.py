"""Someone stops to help to run a group for peers only; they stay in it (SHP:275)."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from scheduler.peers import peers
from scheduler.peers.help_run import group_meant
from scheduler.talks.acts import Order


def stop_running(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Take it from them. Done twice, it is done once. NotAllowed."""
    group_id = group_meant(tx, actor, order)
    allow(tx.conn, actor, "help_run", "group", group=group_id)
    peers.stop(tx, actor.person_id or 0, group_id, now)
