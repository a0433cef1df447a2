"""When lists of who might be glad of a word come, now that meetings are made or moved."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from scheduler.events import Hears, MeetingMade, Moved
from scheduler.friendly_words import word_lists


def plan_them_again(tx: Tx, event: MeetingMade | Moved, now: datetime) -> None:
    """The lists of those who look after people in this group come at their new times."""
    word_lists.plan_again(tx, event.group_id, now)


def plan_for_a_meeting(tx: Tx, event: MeetingMade, now: datetime) -> None:
    """The same, and for those who have a turn at the meeting."""
    plan_them_again(tx, event, now)
    word_lists.plan_for_turns(tx, event.meeting_id, now)


ON: Hears = {MeetingMade: plan_for_a_meeting, Moved: plan_them_again}
