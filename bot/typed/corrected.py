"""A quick “no” after a “yes” about coming: it is asked about again, with what stands now."""

from __future__ import annotations

from datetime import datetime

from bot.incoming import Incoming
from bot.tapped import coming_again
from bot.typed.in_need import in_need
from bot.typed.just_typed import typed_in_one_go
from bot.typed.open_question import as_answer
from bot.typed.replies import ANYTHING_ELSE, Origin
from bot.words.clean import Unread
from conversations.registry import ALL
from records.database import Tx
from records.people import Person
from records.talks import Talk
from scheduler.post import messages
from scheduler.post.messages import Became
from scheduler.talks.answers import answers_of
from scheduler.talks.passing_on.heard_in import Part
from scheduler.talks.turns.played import owner_of
from scheduler.talks.words.turn_words import known_for


def take(
    tx: Tx, person: Person, incoming: Incoming, replies_to: Origin, now: datetime
) -> Became | None:
    """Ask again whether someone comes who has just said so, and now says something else.

    None for anything else, and where that talk goes on by itself.
    """
    if incoming.message_id is None or not incoming.sent_at or replies_to != ANYTHING_ELSE:
        return None
    part = Part(incoming.message_id, incoming.sent_at, incoming.text)
    before = typed_in_one_go(tx, person, part, now)
    last = messages.found(tx, int(incoming.chat_id or 0), before[-1].message) if before else None
    if last is None or last.talk_id is None or last.question is None:
        return None
    talk = tx.get(Talk, last.talk_id)
    if talk.state != "finished" or not _says_otherwise(tx, person, talk, last.question, part, now):
        return None
    if in_need(tx, person, part.words, now):
        return None
    asks = coming_again.asks_about_coming(tx, person, talk, last.question, now)
    return messages.NOTHING if asks else None


def _says_otherwise(
    tx: Tx, person: Person, talk: Talk, question: str, part: Part, now: datetime
) -> bool:
    owner = owner_of(tx, talk, person, now)
    if owner is None or question not in ALL[talk.conversation].questions:
        return False
    answers = answers_of(tx, talk)
    known = known_for(tx, talk, owner, now, answers)
    try:
        said = as_answer(part.words, person, owner, question, talk, known, now)
    except Unread:
        return False
    here = isinstance(said, str) and coming_again.says_of_coming(talk, question, said)
    return here and said != answers.get(question)
