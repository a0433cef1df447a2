"""What time alone brings about for calls: too late, or left alone."""

from __future__ import annotations

from scheduler.jobs import Job
from scheduler.phone_calls import call_times

JOBS = (
    Job("calls too late", call_times.too_late, call_times.end_too_late, call_times.NEXT_TOO_LATE),
    Job(
        "calls left alone",
        call_times.left_alone,
        call_times.ask_another,
        call_times.NEXT_LEFT_ALONE,
    ),
)
