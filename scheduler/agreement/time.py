"""What time alone brings about for agreements: it is time to look again."""

from __future__ import annotations

from scheduler.agreement.agreements import ask_to_review, next_review, to_review
from scheduler.seams import Job

JOBS = (Job("agreements", to_review, ask_to_review, next_review),)
