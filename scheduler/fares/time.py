"""What time alone brings about for fares: one is late."""

from __future__ import annotations

from scheduler.fares.claims import next_overdue, overdue, say_late
from scheduler.seams import Job

JOBS = (Job("fares", overdue, say_late, next_overdue),)
