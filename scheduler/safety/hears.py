"""What becomes of worries when someone can't be reached, and when they can be again."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from scheduler.safety.worry_notes import tell_what_was_missed
from scheduler.safety.worry_rows import look_again
from scheduler.seams import ChatClosed, ChatOpen, Hears


def ask_others(tx: Tx, event: ChatClosed, now: datetime) -> None:
    """What they were told of goes on at once."""
    look_again(tx, event.person_id, now)


def say_what_they_missed(tx: Tx, event: ChatOpen, now: datetime) -> None:
    """They read how their own worries stand, where the newest news failed."""
    tell_what_was_missed(tx, event.person_id, now)


ON: Hears = {ChatClosed: ask_others, ChatOpen: say_what_they_missed}
