"""Words that wait for a yes are changed: the new ones take their place, and are asked about."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bot.typed.waiting_words import to_send, with_words
from bot.words.clean import LONGEST_TEXT, cleaned
from bot.words.yes_and_no import refuses
from conversations.friendly_words import word_back
from records.database import Tx
from records.messages import Message
from records.people import Person
from records.talks import Talk, in_chat, talks
from scheduler.talks.answers import answers_of
from scheduler.talks.passing_on import adding
from scheduler.talks.passing_on.heard_in import Part, in_one, later
from scheduler.talks.passing_on.passed_on import target_of
from scheduler.talks.turns import open_talks, talking

_ADD = "add_words"
_LIVE = ("open", "paused")
#: the question of each, and the answer to it by which nothing goes
_LEFT = {_ADD: "add_these", word_back.NAME: "send_it"}


def take(tx: Tx, person: Person, row: Message, text: str, now: datetime) -> bool:
    """Put new words in the place of those of a message that nobody has read yet, and ask again.

    False if they wait nowhere, or are too long. A refusal takes them out.
    """
    words = cleaned(text)
    if words is None:
        return False
    which = (in_chat(person.id), talks.c.conversation.in_(_LEFT), talks.c.state.in_(_LIVE))
    newest = select(talks).where(*which).order_by(talks.c.id.desc())
    new = "" if refuses(words, person.language) else words
    return any(_changed(tx, person, talk, row, new, now) for talk in tx.every(Talk, newest))


def _changed(tx: Tx, person: Person, talk: Talk, row: Message, words: str, now: datetime) -> bool:
    answers = answers_of(tx, talk)
    if talk.conversation == word_back.NAME:
        held = to_send(answers, row.message_id) if row.talk_id == talk.id else ()
        target = None
    else:
        target = target_of(tx, answers)
        held = later(answers_of(tx, target[0])) if target is not None and target[0].answers else ()
    if row.message_id not in {part.message for part in held}:
        return False
    parts = _with(held, row.message_id, words)
    if len(in_one(parts)) > LONGEST_TEXT:
        return False
    if not parts:
        _leaves(tx, person, talk, now)
        return True
    if target is not None:
        adding.hold(tx, target[0], parts)
    else:
        open_talks.keep_beside(tx, talk, with_words(answers, parts), now)
    talking.ask_anew(tx, person, tx.get(Talk, talk.id), now, "WORDS_CHANGED")
    return True


def _with(held: tuple[Part, ...], message: int, words: str) -> tuple[Part, ...]:
    changed = (part._replace(words=words) if part.message == message else part for part in held)
    return tuple(part for part in changed if part.words)


def _leaves(tx: Tx, person: Person, talk: Talk, now: datetime) -> None:
    """No words are left: nothing goes."""
    if talk.state != "open":
        talking.ask_again(tx, person, talk, now)
    talking.reply(tx, person, tx.get(Talk, talk.id), _LEFT[talk.conversation], "no", now)
