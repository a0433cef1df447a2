"""What time alone brings about for worries: they are passed on, and covered again."""

from __future__ import annotations

from scheduler.safety import worry_rows
from scheduler.safety.pass_worry_on import cover_again, pass_worry_on
from scheduler.seams import Job

JOBS = (
    Job("worries", worry_rows.due, pass_worry_on, worry_rows.next_due, soon=True),
    Job("worries to cover", worry_rows.to_cover, cover_again, worry_rows.next_cover, soon=True),
)
