"""A question about words that were typed, beside the talk that goes on."""

from __future__ import annotations

from datetime import datetime

from bot.typed.buttons import key_of_a_label
from conversations.registry import ALL
from conversations.script import ASKED, Answers
from records.database import Tx
from records.people import Person
from records.talks import TALK, Talk
from scheduler import house
from scheduler.post.messages import Became
from scheduler.talks.known import Known
from scheduler.talks.passing_on.readers import as_asked
from scheduler.talks.turns import taking_up, talking


def answers_what_it_broke_into(
    tx: Tx, person: Person, aside: Talk, text: str, now: datetime
) -> bool:
    """Whether words are just those on a button of the question that was broken into: that counts.

    Nothing else typed counts there: it is not what is asked now.
    """
    if not house.kind(aside.conversation).aside:
        return False
    talk = taking_up.broken_into(tx, aside, now)
    if talk is None or talk.question not in ALL[talk.conversation].questions:
        return False
    key = key_of_a_label(tx, person, person, talk, text, now)
    if key is None or talk.played_by is not None:
        return False
    TALK.change(tx.conn, aside.id, "closed")
    talking.reply(tx, person, talk, talk.question, key, now)
    return True


def begin_aside(
    tx: Tx,
    person: Person,
    name: str,
    answers: Answers,
    now: datetime,
    beside: Answers | None = None,
) -> Became:
    """Begin an aside, whose words are for those whom its question names as it is asked now.

    The talk that asks. What stands `beside` its answers plays no part in whom it names.
    """
    asked = as_asked(Known(tx, person, now, answers=answers))
    about: Answers = {**answers, **(beside or {}), ASKED: asked}
    return asks_in(tx, talking.begin(tx, person, name, now, answers=about))


def asks_in(tx: Tx, talk_id: int) -> Became:
    """What words have become that a talk has just begun with: they are held at its question."""
    talk = tx.get(Talk, talk_id)
    return Became(talk, talk.question)
