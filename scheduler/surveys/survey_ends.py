"""A survey ends: its answers are opened together if there are enough, and erased if not.

How they lead back to no one is in `talks/passing_on/together.py`. All are opened at once: no late
answer stands alone.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from conversations.surveys.survey_for_me import QUESTIONS
from records.calls import calls
from records.database import Tx
from records.evaluations import ENOUGH
from records.notices import notices
from records.people import RUNS, Role
from records.surveys import SURVEY, Survey, survey_answers, survey_replies, surveys
from records.talks import LIVE, Talk, talks
from scheduler.phone_calls.queue import drop
from scheduler.post import outbox
from scheduler.post.asking import ask_once
from scheduler.surveys.surveys import NAME, RESULTS, key, of_talk
from scheduler.talks.answers import answers_of
from scheduler.talks.cards import key_of
from scheduler.talks.digest import digests
from scheduler.talks.passing_on.together import erase, keep_shuffled
from scheduler.talks.people.members import everyone


def closing(tx: Tx, now: datetime) -> list[Survey]:
    """Surveys whose time to answer is over."""
    over = (surveys.c.state == "open", surveys.c.closes_at <= now)
    return tx.every(Survey, select(surveys).where(*over).order_by(surveys.c.id))


def close(tx: Tx, survey: Survey, now: datetime) -> bool:
    """End it, and tell people what came of it, without a buzz; False if it was over already."""
    done = _replies(tx, survey)
    enough = len(done) >= ENOUGH
    ended = min(survey.closes_at, now)
    if not SURVEY.change(tx.conn, survey.id, "closed" if enough else "deleted", closes_at=ended):
        return False
    live = _live(tx, survey, now)
    asked = notices.c.dedupe.like(f"{key(NAME, survey.id)}%")
    outbox.withdraw(tx, asked)
    drop(tx, calls.c.notice_id.in_(select(notices.c.id).where(asked)))
    if enough:
        _open(tx, survey, done)
    erase(tx, [*done, *live])
    outbox.withdraw(tx, notices.c.talk_id.in_([t.id for t in live]), notices.c.kind == "turn")
    tx.conn.execute(delete(survey_replies).where(survey_replies.c.survey_id == survey.id))
    _tell(tx, survey, done, now, enough=enough)
    return True


def _replies(tx: Tx, survey: Survey) -> list[Talk]:
    """The talks of co-producers that wait to be opened."""
    here = [person.id for person in everyone(tx, survey.group_id, Role.CO_PRODUCER)]
    return tx.every(
        Talk,
        select(talks)
        .join(survey_replies, survey_replies.c.talk_id == talks.c.id)
        .where(survey_replies.c.survey_id == survey.id, talks.c.person_id.in_(here)),
    )


def _live(tx: Tx, survey: Survey, now: datetime) -> list[Talk]:
    """Talks about it that were begun, and are not over."""
    here = [person.id for person in everyone(tx, survey.group_id, Role.CO_PRODUCER)]
    begun = (talks.c.conversation == NAME, talks.c.state.in_(LIVE))
    found = []
    for talk in tx.every(Talk, select(talks).where(*begun, talks.c.person_id.in_(here))):
        about = of_talk(tx, talk.person_id, talk.id, answers_of(tx, talk), now)
        if about is not None and about.id == survey.id:
            found.append(talk)
    return found


def _open(tx: Tx, survey: Survey, done: list[Talk]) -> None:
    key_id = key_of(tx, survey.group_id)
    pairs = [
        (question, said)
        for talk in done
        for question, said in answers_of(tx, talk).items()
        if question in QUESTIONS and said
    ]
    keep_shuffled(tx, survey_answers, key_id, "survey.answer", pairs, survey_id=survey.id)


def _tell(tx: Tx, survey: Survey, done: list[Talk], now: datetime, *, enough: bool) -> None:
    """Staff with their digest; the group can read it at the same time (CH:187)."""
    parts = {"survey": survey.id}
    note = "survey_in" if enough else "survey_too_few"
    for person in everyone(tx, survey.group_id, *RUNS):
        dedupe = f"{key(note, survey.id)}{person.id}"
        digests.post(tx, to=person.id, kind="note", name=note, now=now, parts=parts, dedupe=dedupe)
    if enough:
        for person in everyone(tx, survey.group_id, Role.CO_PRODUCER):
            ask_once(tx, person.id, RESULTS, f"{key(RESULTS, survey.id)}{person.id}", now)
        return
    for talk in done:
        outbox.tell(
            tx, talk.person_id, note, now, parts=parts, dedupe=f"{note}:of:{talk.id}", silent=True
        )
