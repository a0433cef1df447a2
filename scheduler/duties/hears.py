"""Turns of someone who will not be there are free again."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from scheduler.duties.turns_back import give_all_back, give_back
from scheduler.events import Forgotten, Hears, StaysAway
from scheduler.meetings.rota import TURNS


def free_their_turns(tx: Tx, event: StaysAway, now: datetime) -> None:
    """Give back what someone was to do at a meeting."""
    give_back(tx, event.meeting_id, event.person_id, list(TURNS), now)


def free_all_their_turns(tx: Tx, event: Forgotten, now: datetime) -> None:
    """Give back what they were to do at any meeting."""
    give_all_back(tx, event.person_id, now)


ON: Hears = {StaysAway: free_their_turns, Forgotten: free_all_their_turns}
