"""The time for answers is over: drafts that were not opened are erased unread, and people told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.database import Tx
from records.evaluations import EVALUATION, Evaluation
from records.talks import Talk, talks
from scheduler.post import outbox
from scheduler.talks.passing_on.together import erase


def close_evaluation(tx: Tx, evaluation: Evaluation, now: datetime) -> None:
    """Erase what waits. Called by the clock."""
    over = "done" if evaluation.state == "open" else "deleted"
    if not EVALUATION.change(tx.conn, evaluation.id, over):
        return
    waiting = tx.every(
        Talk,
        select(talks).where(
            talks.c.meeting_id == evaluation.meeting_id,
            talks.c.conversation == evaluation.form,
            talks.c.state != "closed",
        ),
    )
    erase(tx, waiting)
    for talk in (talk for talk in waiting if talk.state == "finished"):
        outbox.tell(
            tx,
            talk.person_id,
            "results_deleted",
            now,
            dedupe=f"results_deleted:{talk.id}",
            meeting_id=evaluation.meeting_id,
            silent=True,
        )
