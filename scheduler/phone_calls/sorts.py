"""What people can ask this room for: to be rung."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.seams import Sort, Speed
from scheduler.tasks.task_owners import after_a_break

RING_ME, RING_ME_BREAK = "ring_me", "ring_me_break"
_CALL = N_("A call")
_PLEASE_RING = N_("{person} would like you to ring.")

SORTS = (
    Sort(RING_ME, _CALL, _PLEASE_RING, Speed.TODAY, once=True),
    Sort(
        RING_ME_BREAK,
        _CALL,
        _PLEASE_RING,
        Speed.TODAY,
        whose=after_a_break,
        of_a_break=True,
        once=True,
    ),
)
