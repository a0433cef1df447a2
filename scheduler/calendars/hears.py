"""Files for a calendar follow what someone has been told of a meeting."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from scheduler.calendars.send_calendar import calendar_follows, this_one_follows
from scheduler.events import Hears, Told, ToldAlong


def send_it_as_it_is(tx: Tx, event: Told, now: datetime) -> None:
    """Who has an older file, of this meeting or of its series, gets the one for now."""
    calendar_follows(tx, event.meeting_id, event.person_id, now)


def send_this_one_too(tx: Tx, event: ToldAlong, now: datetime) -> None:
    """The same for the one that follows, where they have it by itself."""
    this_one_follows(tx, event.meeting_id, event.person_id, now)


ON: Hears = {Told: send_it_as_it_is, ToldAlong: send_this_one_too}
