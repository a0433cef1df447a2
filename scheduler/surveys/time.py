"""What time alone brings about for surveys: one ends."""

from __future__ import annotations

from scheduler.seams import Job
from scheduler.surveys import survey_ends

JOBS = (Job("surveys", survey_ends.closing, survey_ends.close, survey_ends.next_close),)
