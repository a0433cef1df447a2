"""More words for an answer that has been passed on already: they go the same way, with a yes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import update

from conversations.registry import ALL
from conversations.script import Answers
from records.access import Actor
from records.database import Tx
from records.notices import Lane, Notice
from records.people import Person
from records.talks import Talk, talks
from scheduler import house
from scheduler.post import outbox
from scheduler.post.times import next_awake
from scheduler.talks.acts import Refused, act_named
from scheduler.talks.answers import answers_of, sealed
from scheduler.talks.digest import digests
from scheduler.talks.known import Known
from scheduler.talks.passing_on.heard_in import (
    Heard,
    Part,
    heard_in,
    in_one,
    later,
    with_heard,
    with_later,
)
from scheduler.talks.passing_on.held_words import STILL_MEANT
from scheduler.talks.passing_on.passed_on import (
    can_be_added,
    notices_of,
    reaches_no_one,
    told_still,
)
from scheduler.talks.turns.turn_acts import order_for
from scheduler.talks.words.turn_words import known_for

_AGAIN = ("covered", "silent", "budgeted", "meeting_id", "signal_id", "about_id", "worry_id")


def hold(tx: Tx, talk: Talk, parts: Iterable[Part]) -> None:
    """Let words wait in a talk until their sender has said whether they are to be added."""
    keep(tx, talk, with_later(answers_of(tx, talk), parts))


def keep(tx: Tx, talk: Talk, answers: Answers) -> None:
    """Save the answers of a talk; how far it is stays as it was."""
    anonymous = ALL[talk.conversation].anonymous
    values = {"answers": sealed(tx, talk.key_id, answers, anonymous=anonymous)}
    tx.conn.execute(update(talks).where(talks.c.id == talk.id).values(**values))


def whole(answers: Answers, question: str) -> tuple[Part, ...]:
    """The messages of an answer, the newest included or not; one part where that is not known."""
    heard = heard_in(answers)
    if heard is not None and heard.question == question:
        return heard.parts
    said = answers.get(question)
    return (Part(0, 0, said),) if isinstance(said, str) and said else ()


def add(tx: Tx, talk: Talk, person: Person, question: str, now: datetime) -> bool:
    """Add what waits to an answer, and tell those who were told; False if that can't be."""
    if not talk.answers or talk.state == "closed" or talk.last_at < now - STILL_MEANT:
        return False
    before = answers_of(tx, talk)
    parts, more = whole(before, question), later(before)
    if not parts or not more:
        return False
    answers = {**with_later(before, ()), question: in_one((*parts, *more))}
    known = known_for(tx, talk, person, now, answers)
    if not can_be_added(known, talk, question) or not _is_taken(known, talk):
        return False
    rows = told_still(known, talk, question)
    if not rows and (reaches_no_one(known, talk, question) or notices_of(tx, talk, question)):
        return False  # nobody is left of those who were told, or it never came to anyone
    heard = heard_in(before)
    if heard is not None and heard.question == question:
        answers = with_heard(answers, Heard(question, heard.turn, (*parts, *more)))
    keep(tx, talk, answers)
    for row in rows:
        _again(tx, row, now)
    return True


def _is_taken(known: Known, talk: Talk) -> bool:
    """Have the act of each answer run again, as it may; False if it refuses that."""
    each = ALL[talk.conversation].each
    if each:
        try:
            act_named(each)(known.tx, Actor(known.person.id), order_for(known, talk), known.now)
        except Refused:
            return False
    return True


def _again(tx: Tx, row: Notice, now: datetime) -> None:
    """Tell someone once more, all of it; what has not gone yet holds all of it by itself."""
    if row.state == "planned":
        return
    to = tx.get(Person, row.person_id)
    posted = {
        "to": to.id,
        "kind": row.kind,
        "name": row.name,
        "now": now,
        "dedupe": f"more:{row.id}",
        "talk_id": row.talk_id,
        **{name: getattr(row, name) for name in _AGAIN},
        "parts": json.loads(row.parts),
    }
    if row.lane == Lane.DIGEST:
        digests.post(tx, **posted)
    else:
        waits = row.kind == "note" and house.kind(row.name).in_their_hours
        due = next_awake(now, to.hours, to.zone) if waits else now
        outbox.post(tx, lane=row.lane, due_at=due, **posted)
