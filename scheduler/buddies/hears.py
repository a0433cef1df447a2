"""Who leaves a group goes with no one there any more."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from scheduler.buddies.buddies import leave_buddies
from scheduler.events import Hears, Left


def go_with_no_one(tx: Tx, event: Left, now: datetime) -> None:
    """Pairs and wishes in that group are over."""
    leave_buddies(tx, event.person_id, event.group_id, now)


ON: Hears = {Left: go_with_no_one}
