"""What time alone brings about for calls: too late, or left alone."""

from __future__ import annotations

from scheduler.phone_calls import call_times
from scheduler.seams import Job

JOBS = (
    Job("calls too late", call_times.too_late, call_times.end_too_late, call_times.next_too_late),
    Job(
        "calls left alone",
        call_times.left_alone,
        call_times.ask_another,
        call_times.next_left_alone,
    ),
)
