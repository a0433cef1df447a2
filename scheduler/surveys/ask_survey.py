"""Ask a group something, beside its meetings (CH:200, CH:140)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert

from records.access import Actor, allow
from records.database import Tx
from records.people import RUNS, Role, zone_of
from records.surveys import Survey, surveys
from scheduler.surveys.check_survey import check_survey
from scheduler.surveys.surveys import ask, closes_on, open_in, typed_questions
from scheduler.talks.acts import Order, Refused, group_of
from scheduler.talks.cards import key_of
from scheduler.talks.people.members import everyone


def ask_survey(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep what was typed, and ask each co-producer. Refused if one is open. NotAllowed."""
    group_id = group_of(tx, actor, order, *RUNS)
    allow(tx.conn, actor, "make", "survey", group=group_id)
    if open_in(tx, group_id) is not None:
        raise Refused("ONE_IS_OPEN")
    check_survey(tx, actor, order, now)
    questions = [[one.words, list(one.picks)] for one in typed_questions(order.answers)]
    card = {"about": order.words("about"), "questions": questions}
    done = tx.conn.execute(
        insert(surveys).values(
            group_id=group_id,
            made_by=actor.person_id,
            made_at=now,
            closes_at=closes_on(order.words("closes"), now, zone_of(tx.conn, actor.person_id)),
            card=tx.seal(key_of(tx, group_id), "survey.card", card),
        )
    )
    (survey_id,) = done.inserted_primary_key or (0,)
    survey = tx.get(Survey, survey_id)
    for person in everyone(tx, group_id, Role.CO_PRODUCER):
        ask(tx, survey, person.id, now)
