"""A swipe-reply names an older message: what that message was says what the reply is for."""

from __future__ import annotations

import json
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select, update

from bot.giving import say_no
from bot.typed import says_little, unread, who_wrote
from bot.typed.answering import answer
from bot.typed.in_need import in_need
from bot.words.asks import command_of
from conversations.registry import ALL
from records.access import NotAllowed
from records.database import Tx, as_json
from records.notices import Notice, notices
from records.people import Person
from records.talks import LIVE, Talk
from scheduler import house
from scheduler.post import on_screen, outbox
from scheduler.post.messages import NOTHING, Became
from scheduler.talks.passing_on.wrote import whose_words
from scheduler.talks.turns import talk_messages
from scheduler.talks.turns.played import chat_of, owner_of

#: commands that are meant for the question that is replied to
_FOR_IT = (None, "skip")


class Origin(NamedTuple):
    """What a message was: the question of a talk, or words from someone, or anything else."""

    talk: Talk | None = None
    question: str | None = None
    words_of: int | None = None  #: the person whose words it brought, by name


ANYTHING_ELSE = Origin()


def origin_of(tx: Tx, person: Person, message_id: int | None) -> Origin:
    """What a message in someone's chat was, as far as it is known."""
    if message_id is None:
        return ANYTHING_ELSE
    row = tx.first(
        Notice,
        select(notices)
        .where(
            notices.c.person_id == person.id,
            notices.c.message_id == message_id,
            notices.c.act == "send",
        )
        .order_by(notices.c.id.desc())
        .limit(1),
    )
    if row is None:
        return ANYTHING_ELSE
    if row.kind == "turn" and row.asks is not None and row.talk_id is not None:
        talk = tx.get(Talk, row.talk_id)
        known = row.asks in ALL[talk.conversation].questions and chat_of(talk) == person.id
        return Origin(talk, row.asks) if known else ANYTHING_ELSE
    wrote = whose_words(row)
    return Origin(words_of=wrote) if wrote is not None else ANYTHING_ELSE


def take(tx: Tx, person: Person, text: str, origin: Origin, now: datetime) -> Became | None:
    """What a reply became; None if it is like any other words: also a call, help, a command."""
    if origin == ANYTHING_ELSE or text.startswith("/"):
        return None
    if in_need(tx, person, text, now, origin.question):
        return None
    command = command_of(text, person.language)
    if command not in _FOR_IT or (command is not None and origin.talk is None):
        return None
    if origin.talk is None or origin.question is None:
        return _to_someone(tx, person, text, origin.words_of, now)
    return _to_a_question(tx, person, origin.talk, origin.question, text, now)


def _to_a_question(
    tx: Tx, person: Person, talk: Talk, question: str, text: str, now: datetime
) -> Became | None:
    left = talk.state == "stopped" and house.kind(talk.conversation).aside
    if talk.state not in LIVE or talk.question != question or left:
        return _too_late(tx, person, talk, question, text, now)
    newest = on_screen.newest_question(tx, person.id)
    if newest is not None and newest.talk_id == talk.id and talk.state == "open":
        return None  # it is what is asked now
    owner = owner_of(tx, talk, person, now)
    if owner is None:
        say_no(tx, person, talk, NotAllowed(), now)
        return NOTHING
    before = on_screen.newest_of_talk(tx, person.id, talk.id)
    became = answer(tx, person, owner, talk, text, command_of(text, person.language), now)
    if became.talk is not None and became.talk.id == talk.id:
        _say_which(tx, person, talk, question, before)
    return became


def _say_which(tx: Tx, person: Person, talk: Talk, question: str, before: Notice | None) -> None:
    """Say first which question was answered, if one was."""
    said = on_screen.newest_of_talk(tx, person.id, talk.id)
    if said is None or said.state != "planned" or (before is not None and said.id == before.id):
        return
    if tx.get(Talk, talk.id).question == question:
        return  # it is asked again
    parts = json.loads(said.parts)
    parts["lead"] = [f"THIS_ANSWERS.{question}", *parts.get("lead", ())]
    tx.conn.execute(update(notices).where(notices.c.id == said.id).values(parts=as_json(parts)))


def _too_late(
    tx: Tx, person: Person, talk: Talk, question: str, text: str, now: datetime
) -> Became:
    """One kind line says that it is over, and what it was; the words are not lost."""
    note = says_little.answer_small_talk(person, text)
    spoken = talk_messages.ToSay(lead=[f"THAT_IS_OVER.{question}", *([note] if note else [])])
    offers = note is None and not says_little.says_nothing(text, person)
    talk_messages.say(tx, person, talk, (), None, now, spoken)
    return (unread.offer(tx, person, text, now) if offers else None) or NOTHING


def _to_someone(tx: Tx, person: Person, text: str, wrote: int | None, now: datetime) -> Became:
    """Words for whoever wrote the message: no answer to what is open; offered to be passed on."""
    took = who_wrote.answer_who_wrote(tx, person, text, now, wrote)
    if took is not None:
        return took
    name = "too_long" if says_little.is_too_long(text) else "reply_not_passed"
    outbox.post(tx, to=person.id, kind="note", name=name, now=now)
    return NOTHING
