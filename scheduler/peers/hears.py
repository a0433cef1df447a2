"""Who leaves a group for peers only helps to run it no more."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from scheduler.events import Forgotten, Hears, Left
from scheduler.peers import peers


def run_it_no_more(tx: Tx, event: Left, now: datetime) -> None:
    """They stop, and those who are left hear of it where nobody runs it."""
    peers.stop(tx, event.person_id, event.group_id, now)


def run_nothing_any_more(tx: Tx, event: Forgotten, now: datetime) -> None:
    """The same in each group that they help to run."""
    peers.stop_everywhere(tx, event.person_id, now)


ON: Hears = {Left: run_it_no_more, Forgotten: run_nothing_any_more}
