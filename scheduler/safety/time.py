"""What time alone brings about for worries: they are passed on, and covered again."""

from __future__ import annotations

from scheduler.jobs import Job
from scheduler.safety import worry_rows
from scheduler.safety.pass_worry_on import cover_again, pass_worry_on

JOBS = (
    Job("worries", worry_rows.due, pass_worry_on, worry_rows.NEXT_DUE, soon=True),
    Job("worries to cover", worry_rows.to_cover, cover_again, worry_rows.NEXT_COVER, soon=True),
)
