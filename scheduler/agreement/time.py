"""What time alone brings about for agreements: it is time to look again."""

from __future__ import annotations

from sqlalchemy import func, select

from records.agreements import agreements
from scheduler.agreement.agreements import ask_to_review, to_review
from scheduler.jobs import Job, first

_NEXT = first(select(func.min(agreements.c.review_at)), agreements.c.id)
JOBS = (Job("agreements", to_review, ask_to_review, _NEXT),)
