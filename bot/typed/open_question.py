"""The question that is open in someone's chat, and whether typed words answer it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bot.typed.buttons import ask_of, buttons_of, key_of_a_label
from bot.words.clean import Unread
from bot.words.few_words import reads_few, speaks_of_oneself
from bot.words.reading import may_be_an_answer, read
from conversations.offers import SKIPPED, fits
from conversations.registry import ALL
from conversations.script import BESIDE, Reads
from records.database import Tx
from records.people import Person
from records.talks import LIVE, Talk, in_chat, talks
from scheduler import house
from scheduler.post import on_screen
from scheduler.talks.known import Known
from scheduler.talks.turns import open_talks
from scheduler.talks.turns.played import owner_of
from scheduler.talks.words.turn_words import known_for

#: the question for a word of one's own: what is a command elsewhere is an answer to it
_OWN_WORD = "own_word"
#: where words are asked for that could be an urgent ask as well
_TAKES_AS_WORDS = {
    "safety": (Reads.TEXT, Reads.WORD),
    "despair": (Reads.TEXT,),
    "person": (Reads.TEXT,),
}


def open_question(tx: Tx, person: Person) -> Talk | None:
    """The talk whose question was delivered last, if that is still the one to answer."""
    shown = on_screen.newest_question(tx, person.id)
    talk = tx.get(Talk, shown.talk_id) if shown is not None else None
    if shown is None or talk is None or talk.state not in ("open", "paused"):
        return None
    asked = talk.question == shown.asks and talk.question in ALL[talk.conversation].questions
    return talk if asked else None


def open_now(tx: Tx, person: Person) -> Talk | None:
    """The same, if that talk goes on: one that was broken into waits."""
    asked = open_question(tx, person)
    return asked if asked is not None and asked.state == "open" else None


def newest_live(tx: Tx, person: Person) -> Talk | None:
    """The talk that is open in this chat, or else the one that was paused or stopped last."""
    rows = tx.every(
        Talk,
        select(talks)
        .where(in_chat(person.id), talks.c.state.in_(LIVE))
        .order_by(talks.c.last_at.desc(), talks.c.id.desc()),
    )
    return next((row for row in rows if row.state == "open"), rows[0] if rows else None)


def unseen(tx: Tx, person: Person, shown: Talk | None, command: str | None) -> Talk | None:
    """The talk that is open in this chat, if nobody can have read what it asks."""
    if command is not None or (shown is not None and shown.state == "open"):
        return None
    live = newest_live(tx, person)
    if live is None or live.state != "open" or live.question is None:
        return None
    hidden = shown is None
    return live if hidden or on_screen.is_on_its_way(tx, person.id, live.id) else None


def takes_words(tx: Tx, person: Person) -> bool:
    """Whether the open question takes words, or keeps them."""
    asked = open_now(tx, person)
    return asked is not None and (ask_of(asked).reads is Reads.TEXT or bool(ask_of(asked).keeps))


def is_just_words(asked: Talk, text: str, command: str, language: str) -> bool:
    """Whether what could be an urgent ask is just what someone says where this is asked.

    Of a worry all is, and none of it is lost; where words are asked for, so are “a person” and the
    name of a topic.
    """
    if house.kind(asked.conversation).of_a_worry:
        return True
    if ask_of(asked).reads not in _TAKES_AS_WORDS[command]:
        return False
    return command == "person" or may_be_an_answer(text, language)


def is_for_a_word(asked: Talk | None, now: datetime) -> bool:
    """Whether someone has just been asked for a word: whatever they type, it is meant as one."""
    return (
        asked is not None
        and asked.question == _OWN_WORD
        and asked.last_at > now - open_talks.IN_THE_MIDDLE
    )


def presses_a_button(tx: Tx, person: Person, text: str, now: datetime) -> bool:
    """Whether these are just the words on a button that can be tapped now."""
    asked = open_question(tx, person)
    owner = owner_of(tx, asked, person, now) if asked is not None else None
    return (
        asked is not None
        and owner is not None
        and key_of_a_label(tx, person, owner, asked, text, now) is not None
    )


def would_answer(tx: Tx, person: Person, text: str, now: datetime) -> bool:
    """Whether a text can be read as the answer to the open question."""
    asked = open_question(tx, person)
    owner = owner_of(tx, asked, person, now) if asked is not None else None
    if asked is None or owner is None:
        return False
    try:
        value = read_typed(tx, person, owner, asked, text, now)
    except Unread:
        return False
    return fits(ask_of(asked), value, known_for(tx, asked, owner, now))


def read_typed(
    tx: Tx, person: Person, owner: Person, talk: Talk, text: str, now: datetime
) -> str | tuple[str, ...]:
    """The words of whoever types as a value for the open question. Raises Unread."""
    known = known_for(tx, talk, owner, now)
    return as_answer(text, person, owner, talk.question or "", talk, known, now)


def as_answer(
    text: str,
    person: Person,
    owner: Person,
    question: str,
    talk: Talk,
    known: Known,
    now: datetime,
) -> str | tuple[str, ...]:
    """Words of whoever types as a value for a question of their owner's talk. Raises Unread."""
    ask = ALL[talk.conversation].questions[question]
    language = owner.language if ask.reads is Reads.WORD else person.language
    buttons = buttons_of(ask, known, person)
    keys = dict(buttons)
    few = reads_few(ask, keys)
    if few and str(person.id) in keys and speaks_of_oneself(text, language):
        return str(person.id)
    value = read(text, ask, buttons, now=now, zone=person.zone, language=language)
    names = (name for those in ask.words_for.values() for name in those)
    before = next((name for name in names if name in known.answers), None)
    if few and before and value != SKIPPED and str(value).partition(BESIDE)[0] not in keys:
        return as_answer(text, person, owner, before, talk, known, now)  # they are for that one
    return value
