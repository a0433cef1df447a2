"""What a message about a worry says now: who has it, that it is dealt with, or what it said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from records.database import Tx
from records.people import Row
from scheduler.safety.facts import may_read, the_worry, words_of_it
from scheduler.talks.known import Known


def instead(tx: Tx, row: Row, person: Row, now: datetime) -> str | None:
    """The name of the note to say in the place of a message to staff; its own if that still holds.

    None if this person may not read of it.
    """
    if row.worry_id is None:
        return str(row.name)
    known = Known(tx, person, now, worry_id=row.worry_id)
    worry = the_worry(known)
    if worry is None or not may_read(known):
        return None
    if worry.state == "closed":
        return "worry_over"
    if worry.state == "taken" and worry.taken_by != person.id:
        return "worry_taken"
    return str(getattr(row, "name", row.conversation if hasattr(row, "conversation") else ""))


def what_was_said(known: Known, row: Row, parts: Mapping[str, Any]) -> Mapping[str, object]:
    """The words that a note brings; all there are, if it does not say which."""
    if "said" not in parts or row.worry_id is None:
        return {}
    return {"worry_said": words_of_it(known, row.worry_id, parts["said"])}
