"""What a message about a worry says now: who has it, that it is dealt with, or what it said."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from records.people import Row
from scheduler.safety.facts import may_read, the_worry
from scheduler.talks.known import Known


def instead(tx: Tx, row: Row, person: Row, now: datetime) -> str | None:
    """The name of the note to say in the place of a message to staff; its own if that still holds.

    None if this person may not read of it.
    """
    known = Known(tx, person, now, worry_id=row.worry_id)
    worry = the_worry(known)
    if worry is None or not may_read(known):
        return None
    if worry.state == "closed":
        return "worry_over"
    if worry.state == "taken" and worry.taken_by != person.id:
        return "worry_taken"
    return str(getattr(row, "name", row.conversation if hasattr(row, "conversation") else ""))
