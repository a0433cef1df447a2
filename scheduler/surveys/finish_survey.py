"""Someone has answered what staff ask: it waits, shut, until the survey ends (STK:97)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select

from conversations.offers import SKIPPED
from conversations.script import Answer, Answers
from conversations.surveys.survey_for_me import QUESTIONS, has_said
from records.access import Actor, allow
from records.calls import calls
from records.database import Tx
from records.surveys import Survey, survey_replies
from records.talks import Talk, talks
from scheduler.phone_calls.queue import drop
from scheduler.surveys.surveys import NAME, of_talk, questions_of
from scheduler.talks.acts import Order, Outcome, Refused
from scheduler.talks.passing_on.few_write import shows_who
from scheduler.talks.passing_on.together import erase

IN_WRITING = ("write", "named")


def finish_survey(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome | None:
    """Count this talk in, in the place of an earlier one of theirs. Refused; NotAllowed.

    What was said once the survey had ended is erased.
    """
    talk = tx.get(Talk, order.talk_id)
    survey = of_talk(tx, talk.person_id, talk.id, order.answers, now)
    if survey is None:
        raise Refused("SEEN_TO_ALREADY")
    allow(tx.conn, actor, "answer", "survey", group=survey.group_id)
    drop(tx, calls.c.person_id == talk.person_id, calls.c.name == NAME)
    how = order.words("how_else")
    if how in IN_WRITING and survey.state != "open":
        erase(tx, [talk])
        return Outcome(say={"survey_over": "yes"})
    if how == "write":
        return _with_no_name(tx, survey, talk, order.answers)
    # what is said with a name goes to those who run, or look after someone in, the group that asks
    return Outcome(answers={"group": str(survey.group_id)})


def _with_no_name(tx: Tx, survey: Survey, talk: Talk, answers: Answers) -> Outcome:
    """Count it in, without words that could show who it is."""
    out = {name: "" for name, words in answers.items() if could_show(tx, survey, name, words)}
    if has_said({**answers, **out}, {}):
        _take_back_earlier(tx, survey, talk)
        tx.conn.execute(insert(survey_replies).values(survey_id=survey.id, talk_id=talk.id))
    return Outcome(answers=out, say={"held_back": "yes"} if out else {})


def could_show(tx: Tx, survey: Survey, name: str, said: Answer) -> bool:
    """Whether an answer without a name is in letters that few of the group use."""
    if name not in QUESTIONS or not isinstance(said, str):
        return False
    question = questions_of(tx, survey)[QUESTIONS.index(name)]
    return said not in (*question.choices(), SKIPPED) and shows_who(tx, survey.group_id, said)


def _take_back_earlier(tx: Tx, survey: Survey, talk: Talk) -> None:
    """What they said before is erased, unread: each counts once."""
    theirs = tx.every(
        Talk,
        select(talks)
        .join(survey_replies, survey_replies.c.talk_id == talks.c.id)
        .where(survey_replies.c.survey_id == survey.id, talks.c.person_id == talk.person_id),
    )
    ids = [one.id for one in theirs]
    tx.conn.execute(delete(survey_replies).where(survey_replies.c.talk_id.in_(ids)))
    erase(tx, theirs)
