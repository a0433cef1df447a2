"""A cry in two or three quick messages is a cry: “I need”, “a break”; “he hit”, “me”."""

from __future__ import annotations

from datetime import datetime
from itertools import takewhile

from sqlalchemy import select, update

from bot.incoming import Incoming
from bot.starting import SAFETY
from bot.typed.in_need import in_need
from bot.typed.just_typed import typed_in_one_go
from bot.typed.open_question import is_just_words, open_now
from bot.typed.typing import typed
from bot.words.asks import command_of
from bot.words.clean import cleaned
from conversations.script import Answers
from conversations.talks.unread_words import TYPED
from records.database import Tx
from records.people import Person
from records.talks import LIVE, Talk, talks
from scheduler.post import messages
from scheduler.post.messages import Became
from scheduler.talks.answers import answers_of
from scheduler.talks.passing_on import held_words
from scheduler.talks.passing_on.heard_in import Part, heard_in

#: the talks that offer to pass words on
_OFFERS = ("unread_words", "did_you_mean", "word_back")


def take(tx: Tx, person: Person, incoming: Incoming, now: datetime) -> Became | None:
    """What a message became that is a call, danger or despair together with those before it.

    None if it is none, or if it is one by itself; and where words are asked for, which hold it.
    """
    words = cleaned(incoming.text)
    if words is None or words.startswith("/") or incoming.message_id is None:
        return None
    if not incoming.sent_at:
        return None
    part = Part(incoming.message_id, incoming.sent_at, words)
    before = _in_words(typed_in_one_go(tx, person, part, now))
    if not before or in_need(tx, person, words, now):
        return None
    found = _in_one(tx, person, before, part, now)
    if found is None:
        return None
    whole, parts = found
    command = command_of(whole, person.language)
    asked = open_now(tx, person) if command in (SAFETY, "person") else None
    if asked is not None and is_just_words(asked, whole, str(command), person.language):
        return None
    became = typed(tx, person, whole, now)
    _is_offered_no_more(tx, person, parts)
    return became


def _in_words(parts: list[Part]) -> list[Part]:
    """The newest of these, as far back as their words are kept."""
    known = list(takewhile(lambda one: one.words, reversed(parts)))
    return known[::-1]


def _in_one(
    tx: Tx, person: Person, before: list[Part], part: Part, now: datetime
) -> tuple[str, list[Part]] | None:
    """The words that are a call, and in which messages before this they were typed."""
    for first in range(len(before) - 1, -1, -1):
        said = [one.words for one in (*before[first:], part)]
        for joint in (" ", "\n"):
            if in_need(tx, person, joint.join(said), now):
                return joint.join(said), before[first:]
    return None


def _is_offered_no_more(tx: Tx, person: Person, parts: list[Part]) -> None:
    """What is a call now is not offered to be passed on as well; other words still are."""
    ids = [messages.found(tx, int(person.telegram_id or 0), one.message) for one in parts]
    rows = [row for row in ids if row is not None and row.talk_id is not None]
    which = (talks.c.id.in_([row.talk_id for row in rows]), talks.c.conversation.in_(_OFFERS))
    said = {one.words for one in parts}
    for talk in tx.every(Talk, select(talks).where(*which, talks.c.state.in_(LIVE))):
        if _offered(answers_of(tx, talk)) <= said:
            over = update(talks).where(talks.c.id == talk.id)
            tx.conn.execute(over.values(state="closed"))


def _offered(answers: Answers) -> set[str]:
    heard = heard_in(answers)
    parts = {part.words for part in heard.parts} if heard is not None else set()
    return {*held_words.pairs(answers, TYPED).values(), *parts}
