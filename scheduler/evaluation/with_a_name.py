"""Who would rather say it with a name than not at all is asked for that once the form is over."""

from __future__ import annotations

from datetime import datetime

from conversations.evaluation.few_words import WITH_MY_NAME, wants_a_name
from conversations.script import Answers
from records.database import Tx
from records.notices import Lane
from records.talks import Talk
from scheduler import ports
from scheduler.post import outbox


def after_the_form(tx: Tx, talk: Talk, answers: Answers, now: datetime) -> None:
    """What follows any talk; and, in one of its own, the question for what is said by name."""
    ports.port("after_talk")(tx, talk, answers, now)
    if wants_a_name(answers, {}):
        outbox.post(
            tx,
            to=talk.person_id,
            kind="begin",
            name=WITH_MY_NAME.name,
            lane=Lane.REPLY,
            now=now,
            dedupe=f"{WITH_MY_NAME.name}:{talk.id}",
            meeting_id=talk.meeting_id,
        )
