"""What time alone brings about for evaluations: the time for answers is over."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, func, select

from records.database import Tx
from records.evaluations import Evaluation, evaluations
from scheduler.evaluation.close_evaluation import close_evaluation
from scheduler.jobs import Job, first

_EVALUATED = evaluations.c.state.in_(("waiting", "open"))
_CLOSING = select(evaluations).where(_EVALUATED, evaluations.c.opens_until <= bindparam("now"))
_NEXT = first(select(func.min(evaluations.c.opens_until)).where(_EVALUATED), evaluations.c.id)


def closing(tx: Tx, now: datetime) -> list[Evaluation]:
    """Evaluations that nobody can answer any more."""
    return tx.every(Evaluation, _CLOSING, {"now": now})


JOBS = (Job("evaluations", closing, close_evaluation, _NEXT),)
