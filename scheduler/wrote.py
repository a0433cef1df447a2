"""Who wrote what came last in a chat: what is typed under it is meant for them, as a rule."""

from __future__ import annotations

from datetime import datetime, timedelta

from records.database import Tx
from records.people import Row
from scheduler import outbox

#: notes that carry one person's words to another; a line of a talk for staff does too
WORDS_OF_SOMEONE = ("friendly_word", "hard_words")
#: so long after it came, words may still be an answer to it
_STILL_ANSWERED = timedelta(days=3)


def who_wrote_last(tx: Tx, person_id: int, now: datetime) -> int | None:
    """Whose words the newest message in this chat carries; None if it is no one's, or unread."""
    newest = outbox.newest_accepted(tx, person_id)
    if newest is None or outbox.is_out_of_sight(newest):
        return None
    if newest.settled_at is None or newest.settled_at < now - _STILL_ANSWERED:
        return None
    return whose_words(newest)


def whose_words(row: Row) -> int | None:
    """Whose words a message carries; None if they are the bot's own."""
    if row.kind == "tell" or row.name in WORDS_OF_SOMEONE:
        about: int | None = row.about_id
        return about
    return None
