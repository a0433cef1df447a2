"""What this room brings."""

from __future__ import annotations

from scheduler.phone_calls import facts, together
from scheduler.phone_calls.after_talk import after_any_talk
from scheduler.phone_calls.callers import callers, ring_as_asked
from scheduler.phone_calls.calls import put_on_list
from scheduler.phone_calls.do_with import do_with
from scheduler.phone_calls.hears import ON
from scheduler.phone_calls.kept import KEPT
from scheduler.phone_calls.kinds import KINDS, SORTS
from scheduler.phone_calls.open_list import open_list, ring_for_task
from scheduler.phone_calls.pass_call import pass_call
from scheduler.phone_calls.record_call import record_call, record_told
from scheduler.phone_calls.time import JOBS
from scheduler.seams import Room

ROOM = Room(
    "phone_calls",
    kinds=KINDS,
    acts=(
        do_with,
        open_list,
        pass_call,
        record_call,
        record_told,
        ring_for_task,
    ),
    facts=(
        facts,
        together,
    ),
    jobs=JOBS,
    ring=put_on_list,
    ring_as_asked=ring_as_asked,
    can_ring=callers,
    after_talk=after_any_talk,
    sorts=SORTS,
    kept=KEPT,
    on=ON,
)
