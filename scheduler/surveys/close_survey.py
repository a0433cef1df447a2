"""A facilitator closes what the group is asked before its day."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.people import RUNS
from scheduler.surveys.survey_ends import close
from scheduler.surveys.surveys import open_when_begun
from scheduler.talks.acts import Order, Refused, group_of


def close_survey(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """End it now. Refused if it is over already. NotAllowed."""
    group_id = group_of(tx, actor, order, *RUNS)
    allow(tx.conn, actor, "close", "survey", group=group_id)
    survey = open_when_begun(tx, group_id, order.talk_id, now)
    if survey is None or not close(tx, survey, now):
        raise Refused("SEEN_TO_ALREADY")
