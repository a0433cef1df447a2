"""Who leads the talk and who takes notes at a meeting: on its card, taken and given back (CH:67).

A turn is a person's id on the sealed card; below zero where the group may not read the name.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.database import Tx
from records.meetings import meetings
from records.people import RUNS, memberships
from scheduler import digests
from scheduler.cards import read_card, write_on_card
from scheduler.planner import everyone

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


def give_back(tx: Tx, meeting_id: int, person_id: int, turns: list[str], now: datetime) -> None:
    """Free these turns of someone; those who run the group hear so, and not who or why."""
    given = [turn for turn in mine(tx, meeting_id, person_id) if turn in turns]
    if not given:
        return
    write_on_card(tx, meeting_id, **{TURNS[turn]: "" for turn in given})
    group_id = tx.conn.scalar(select(meetings.c.group_id).where(meetings.c.id == meeting_id))
    for person in everyone(tx, int(group_id or 0), *RUNS):
        if person.id == person_id:
            continue
        for turn in given:
            digests.post(
                tx,
                to=person.id,
                kind="note",
                name=f"turn_free_{turn}",
                now=now,
                meeting_id=meeting_id,
            )


def give_all_back(tx: Tx, person_id: int, now: datetime) -> None:
    """Someone leaves: their turns at all meetings to come are free again."""
    theirs = select(memberships.c.group_id).where(memberships.c.person_id == person_id)
    to_come = (meetings.c.group_id.in_(theirs), meetings.c.state == "planned")
    for meeting_id in list(tx.conn.scalars(select(meetings.c.id).where(*to_come))):
        give_back(tx, meeting_id, person_id, list(TURNS), now)
