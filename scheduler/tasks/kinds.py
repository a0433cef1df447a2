"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Kind, alike
from scheduler.tasks import task_lists
from scheduler.tasks.facts import which_task

KINDS = (
    Kind("to_do", ready=task_lists.ready),
    *alike(
        ("task_done", "task_taken_back", "task_too_late"),
        called=N_("Something that was asked for"),
        beside=which_task,
    ),
    Kind("word_wanted", called=N_("A word with a colleague")),
)
