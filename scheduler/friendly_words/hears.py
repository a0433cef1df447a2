"""When lists of who might be glad of a word come, by meetings and by who looks after whom."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from scheduler.events import Given, Hears, MeetingMade, Moved
from scheduler.friendly_words import word_lists


def plan_them_again(tx: Tx, event: MeetingMade | Moved, now: datetime) -> None:
    """The lists of those who look after people in this group come at their new times."""
    word_lists.plan_again(tx, event.group_id, now)


def plan_for_a_meeting(tx: Tx, event: MeetingMade, now: datetime) -> None:
    """The same, and for those who have a turn at the meeting."""
    plan_them_again(tx, event, now)
    word_lists.plan_for_turns(tx, event.meeting_id, now)


def plan_for_who_is_new(tx: Tx, event: Given, now: datetime) -> None:
    """Who looks after someone from now on gets a list."""
    word_lists.plan_their_list(tx, event.to_id, now)


ON: Hears = {
    MeetingMade: plan_for_a_meeting,
    Moved: plan_them_again,
    Given: plan_for_who_is_new,
}
