"""Make a group. Only the operator does, at the command line."""

from __future__ import annotations

from datetime import datetime

from records.access import Chat, NotAllowed, may
from records.database import Tx
from records.roles import As
from scheduler.talks.people.new_group import new_group


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
    return new_group(
        tx,
        title,
        now,
        zone=zone,
        form=form,
        evaluate_every=evaluate_every,
        peers_only=peers_only,
    )
