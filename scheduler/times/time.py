"""What time alone brings about for times that are asked about: it closes."""

from __future__ import annotations

from scheduler.seams import Job
from scheduler.times import polls

JOBS = (Job("polls", polls.closing, polls.close, polls.next_close),)
