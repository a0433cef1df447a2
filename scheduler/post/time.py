"""What time alone brings about for messages: a deadline, and that they are kept no longer."""

from __future__ import annotations

from scheduler.jobs import Job
from scheduler.post import events, messages
from scheduler.post.due.sweep import NEXT_OVERDUE, missed, overdue

JOBS = (
    Job("left undone", events.left_undone, events.do_again, events.NEXT_TRY),
    Job("deadlines", overdue, missed, NEXT_OVERDUE, in_pieces=True),
    Job("messages of late", messages.old, messages.purge, messages.NEXT_PURGE),
)
