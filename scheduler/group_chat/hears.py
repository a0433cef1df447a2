"""What the card in a group's chat says when its meeting is changed."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from records.meetings import Meeting
from scheduler.events import Changed, Hears
from scheduler.group_chat.group_card import say_again


def say_what_is_now(tx: Tx, event: Changed, now: datetime) -> None:
    """The card that is in the chat already says what is now."""
    meeting = tx.get(Meeting, event.meeting_id)
    say_again(tx, meeting, now)


ON: Hears = {Changed: say_what_is_now}
