"""What time alone brings about for messages: a deadline, and that they are kept no longer."""

from __future__ import annotations

from scheduler.post import events, messages
from scheduler.post.due.sweep import missed, next_overdue, overdue
from scheduler.seams import Job

JOBS = (
    Job("left undone", events.left_undone, events.do_again, events.next_try),
    Job("deadlines", overdue, missed, next_overdue, in_pieces=True),
    Job("messages of late", messages.old, messages.purge, messages.next_purge),
)
