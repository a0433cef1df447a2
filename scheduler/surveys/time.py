"""What time alone brings about for surveys: one ends."""

from __future__ import annotations

from sqlalchemy import func, select

from records.surveys import surveys
from scheduler.jobs import Job, first
from scheduler.surveys import survey_ends

_NEXT = first(select(func.min(surveys.c.closes_at)).where(surveys.c.state == "open"), surveys.c.id)
JOBS = (Job("surveys", survey_ends.closing, survey_ends.close, _NEXT),)
