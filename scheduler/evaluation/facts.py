"""Facts about what was answered about a meeting, once it is open."""

from __future__ import annotations

from scheduler.evaluation.results import results_lines
from scheduler.meetings.gatherings import evaluation_row, opened_answers
from scheduler.talks.known import Known, fact


@fact("results")
def results(known: Known) -> object:
    """What was answered, counted, with comments in random order."""
    row = evaluation_row(known)
    return results_lines(row.form, opened_answers(known)) if row is not None else ""
