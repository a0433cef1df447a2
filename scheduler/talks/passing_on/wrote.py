"""Who wrote what came last in a chat: what is typed under it is meant for them, as a rule."""

from __future__ import annotations

from datetime import datetime, timedelta

from records.database import Tx
from records.notices import Notice
from scheduler import house
from scheduler.post import on_screen

#: so long after it came, words may still be an answer to it
_STILL_ANSWERED = timedelta(days=3)


def who_wrote_last(tx: Tx, person_id: int, now: datetime) -> int | None:
    """Whose words the newest message in this chat carries; None if it is no one's, or unread."""
    newest = on_screen.newest_accepted(tx, person_id)
    if newest is None or on_screen.is_out_of_sight(newest):
        return None
    if newest.settled_at is None or newest.settled_at < now - _STILL_ANSWERED:
        return None
    return whose_words(newest)


def whose_words(row: Notice) -> int | None:
    """Whose words a message brings, by name; None if they are the bot's own, or no one's."""
    kind = house.kind(row.name)
    brings_words = row.kind == "tell" or bool(kind.quotes and not kind.nameless)
    about: int | None = row.about_id
    return about if brings_words and about != row.person_id else None
