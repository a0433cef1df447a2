"""Nobody has said within a minute that it was not meant: it is raised. Called by the clock."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from records.notices import Lane
from records.people import Row
from scheduler.post import outbox
from scheduler.signals.raise_signal import raise_it

#: the talk that says so, with a way to take it back
TOLD = "you_did_not_tap"


def raise_held(tx: Tx, signal: Row, now: datetime) -> None:
    """Raise it, and tell the person so. Does nothing if they have answered meanwhile."""
    if not raise_it(tx, signal, now):
        return
    outbox.post(
        tx,
        to=signal.person_id,
        kind="begin",
        name=TOLD,
        lane=Lane.SIGNAL,
        now=now,
        dedupe=f"{TOLD}:{signal.id}",
        signal_id=signal.id,
        meeting_id=signal.meeting_id,
    )
