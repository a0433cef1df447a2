"""Who leads the talk and who takes notes at a meeting: on its card, taken and given back (CH:67).

A turn is a person's id on the sealed card; below zero where the group may not read the name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from records.database import Tx
from scheduler.talks.cards import read_card, write_on_card

#: what can be taken, and what it is called on the card
TURNS = {"chair": "card_chair", "notes": "card_notes"}
_TAKEN_AT = "turns_at"


def mine(tx: Tx, meeting_id: int, person_id: int) -> list[str]:
    """The turns that someone has at a meeting."""
    card = read_card(tx, meeting_id)
    return [turn for turn, line in TURNS.items() if card.get(line) in (person_id, -person_id)]


def by_name(tx: Tx, meeting_id: int, person_id: int) -> bool:
    """Whether the group may read that someone has a turn."""
    card = read_card(tx, meeting_id)
    return any(card.get(line) == person_id for line in TURNS.values())


def free(tx: Tx, meeting_id: int) -> list[str]:
    """The turns that nobody has."""
    card = read_card(tx, meeting_id)
    return [turn for turn, line in TURNS.items() if not card.get(line)]


def gone_since(tx: Tx, meeting_id: int, since: datetime, person_id: int) -> list[str]:
    """The turns that someone else has taken since then."""
    card = read_card(tx, meeting_id)
    new = [t for t, at in card.get(_TAKEN_AT, {}).items() if datetime.fromisoformat(at) >= since]
    return [t for t in new if card.get(TURNS[t]) not in ("", None, person_id, -person_id)]


def take(
    tx: Tx, meeting_id: int, turn: str, person_id: int, now: datetime, *, by_name: bool
) -> None:
    """Write who takes a turn on the card, and when."""
    taken = {**read_card(tx, meeting_id).get(_TAKEN_AT, {}), turn: now.isoformat()}
    write_on_card(tx, meeting_id, **{_TAKEN_AT: taken, **_owned(turn, person_id, by_name=by_name)})


def put(tx: Tx, meeting_id: int, turn: str, person_id: int, *, by_name: bool) -> None:
    """Write who has a turn on the card, with or without their name."""
    write_on_card(tx, meeting_id, **_owned(turn, person_id, by_name=by_name))


def _owned(turn: str, person_id: int, *, by_name: bool) -> dict[str, int]:
    return {TURNS[turn]: person_id if by_name else -person_id}


def lost(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, int]:
    """Each turn that someone had before a change of the card and has no more; whose it was."""
    had = ((turn, whose(before.get(line))) for turn, line in TURNS.items())
    return {turn: who for turn, who in had if who and who != whose(after.get(TURNS[turn]))}


def whose(written: Any) -> int | None:
    """Whose turn it is, with or without the name; nobody's where it is words, or empty."""
    return abs(written) if isinstance(written, int) else None
