"""Calls: what someone is to hear by voice, asked of whoever looks after them."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from records.people import Row
from scheduler import people_states


def put_on_list(tx: Tx, row: Row, person: Row, now: datetime) -> None:
    """Ask whoever looks after someone to tell them by voice what a notice is about."""
    people_states.prompt(
        tx, person, "please_ring", f"call:{row.id}", now, row.meeting_id, {"what": row.name}
    )
