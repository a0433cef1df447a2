"""What time alone brings about for times that are asked about: it closes."""

from __future__ import annotations

from sqlalchemy import func, select

from records.polls import polls as rows
from scheduler.jobs import Job, first
from scheduler.times import polls

_NEXT = first(select(func.min(rows.c.closes_at)).where(rows.c.state == "open"), rows.c.id)
JOBS = (Job("polls", polls.closing, polls.close, _NEXT),)
