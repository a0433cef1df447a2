"""Who comes in is asked what staff ask, and who leaves no more."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from scheduler.events import Forgotten, Hears, Joined, Left
from scheduler.surveys import surveys


def ask_them_too(tx: Tx, event: Joined, now: datetime) -> None:
    """Ask a newcomer what the group is asked."""
    surveys.ask_newcomer(tx, event.person_id, event.group_id, now)


def ask_them_no_more(tx: Tx, event: Left, _now: datetime) -> None:
    """Someone is in the group no more."""
    surveys.ask_no_more(tx, event.person_id, event.group_id)


def forget_their_replies(tx: Tx, event: Forgotten, _now: datetime) -> None:
    """What they said, and what is still shut, is opened for no one."""
    surveys.forget_replies(tx, event.person_id)


ON: Hears = {Joined: ask_them_too, Left: ask_them_no_more, Forgotten: forget_their_replies}
