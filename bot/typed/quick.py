"""Whether a message goes on with another: by Telegram's own times and numbers of them."""

from __future__ import annotations

from records.notices import Notice
from scheduler.talks.passing_on.heard_in import Part

#: a message that follows within so many seconds goes on with the one before
QUICK_SECONDS = 5


def is_quick(parts: tuple[Part, ...], part: Part) -> bool:
    """Whether a message was sent within seconds of the newest of these."""
    times = [one.at for one in parts if one.at]
    return bool(times) and bool(part.at) and part.at - max(times) <= QUICK_SECONDS


def is_unseen(shown: Notice | None, part: Part) -> bool:
    """Whether it was typed before the newest message of a talk could be seen.

    Of one that has not been taken yet there is no number: then it must be older than that.
    """
    if shown is None:
        return False
    if shown.message_id is not None:
        return bool(part.message < shown.message_id)
    return bool(part.at) and part.at <= shown.due_at.timestamp()
