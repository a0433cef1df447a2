"""What time alone brings about for fares: one is late."""

from __future__ import annotations

from scheduler.fares.claims import NEXT_OVERDUE, overdue, say_late
from scheduler.jobs import Job

JOBS = (Job("fares", overdue, say_late, NEXT_OVERDUE),)
