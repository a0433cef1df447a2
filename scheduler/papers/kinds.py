"""Each sort of notice that this room posts."""

from __future__ import annotations

from functools import partial

from conversations.phrases import N_
from scheduler.kinds import Call, Kind
from scheduler.papers.papers import file_with, read_out, what_it_is

KINDS = (
    Kind(
        "paper",
        called=N_("A paper for a meeting"),
        call=Call(more=partial(read_out, "paper")),
        file=file_with,
        beside=what_it_is,
    ),
    Kind(
        "notes_from_me",
        called=N_("The notes you took"),
        planned=N_("a word about your notes of “{meeting}”"),
        when_off="it is over by then",
    ),
    Kind("decide_notes", called=N_("Something to decide"), worked_out=True),
    Kind(
        "minutes",
        called=N_("What was said at a meeting"),
        call=Call(more=partial(read_out, "minutes")),
        file=file_with,
        beside=what_it_is,
    ),
)
