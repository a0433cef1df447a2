"""What time alone brings about when link persons are away: it begins, and it ends."""

from __future__ import annotations

from scheduler.cover import absences
from scheduler.jobs import Job

JOBS = (
    Job("absences that begin", absences.beginning, absences.begin_absence, absences.NEXT_BEGIN),
    Job("absences that end", absences.ending, absences.end, absences.NEXT_END),
)
