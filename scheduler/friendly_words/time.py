"""What time alone brings about for friendly words: each list is planned."""

from __future__ import annotations

from scheduler.friendly_words import word_lists
from scheduler.jobs import Job

JOBS = (
    Job(
        "lists",
        word_lists.unplanned,
        word_lists.plan,
        word_lists.NEXT_UNPLANNED,
        "whoever has none is there already",
    ),
)
