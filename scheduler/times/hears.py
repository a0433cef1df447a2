"""Who comes in is asked for times too, and who leaves no more."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from scheduler.events import Hears, Joined, Left
from scheduler.times import polls


def ask_them_too(tx: Tx, event: Joined, now: datetime) -> None:
    """Ask a newcomer what the group is asked."""
    polls.ask_newcomer(tx, event.person_id, event.group_id, now)


def ask_them_no_more(tx: Tx, event: Left, now: datetime) -> None:
    """Someone is in the group no more."""
    polls.ask_no_more(tx, event.person_id, event.group_id, now)


ON: Hears = {Joined: ask_them_too, Left: ask_them_no_more}
