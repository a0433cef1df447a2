"""Two or three quick messages are one answer: people type as they talk.

Telegram's own times and numbers of the messages decide, never when they reached us: a phone that
was off, or a bot that was, brings them late.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select

from bot.incoming import Incoming
from bot.typed import breaks, buttons, says_little
from bot.typed.buttons import ask_of
from bot.typed.in_need import in_need
from bot.typed.open_question import as_answer
from bot.typed.parts import FREE, note_again
from bot.typed.quick import is_quick, is_unseen
from bot.typed.replies import ANYTHING_ELSE, Origin
from bot.typed.waiting_words import ask_about, with_what_is_offered, with_what_waits
from bot.words.asks import command_of
from bot.words.clean import Unread, cleaned
from bot.words.yes_and_no import says_no, says_yes
from conversations.engine import NotAnAnswer, NotOpen, NoWayBack
from conversations.offers import offered
from conversations.registry import ALL
from conversations.script import Answer, Reads
from locales.plain import digits
from records.access import NotAllowed
from records.database import Tx
from records.notices import Notice, notices
from records.people import Person
from records.sealing import KeyGone
from records.talks import Talk, in_chat, talks
from scheduler.post import on_screen
from scheduler.post.messages import Became
from scheduler.talks.acts import Refused
from scheduler.talks.answers import answers_of
from scheduler.talks.known import Known
from scheduler.talks.passing_on.heard_in import Heard, Part, heard_in, in_one, in_order
from scheduler.talks.turns import changed_answers, talk_messages
from scheduler.talks.turns.played import chat_of, owner_of
from scheduler.talks.words.turn_words import known_for

#: an answer can be older than this only if no clock can be believed
_OLDEST = timedelta(hours=24)
#: so far our clock and Telegram's may differ
_CLOCKS_DIFFER = timedelta(minutes=1)
_REFUSED = (Unread, NotAnAnswer, NotOpen, Refused, NotAllowed)


class First(NamedTuple):
    """The newest typed answer of a chat, and the newest message of its talk."""

    talk: Talk
    heard: Heard
    shown: Notice | None


def take(
    tx: Tx, person: Person, incoming: Incoming, replies_to: Origin, now: datetime
) -> Became | None:
    """What a message became that goes on with the one before; None if it stands alone.

    A reply to a question goes on with the answer to that, and with no other.
    """
    text, words = incoming.text, cleaned(incoming.text)
    if text.startswith("/") or words is None or incoming.message_id is None:
        return None
    command = command_of(text, person.language)
    if command is not None or breaks.ended_by(tx, person, text) is not None:
        return None
    part = Part(incoming.message_id, incoming.sent_at or 0, words)
    newest = _talks(tx, person, now)
    if replies_to != ANYTHING_ELSE:
        this = [talk for talk in newest if _has_answered(tx, talk, replies_to)]
        return _with_the_answer(tx, person, this, part, now)
    for way in (with_what_waits, with_what_is_offered, _with_the_answer):
        became = way(tx, person, newest, part, now)
        if became is not None:
            return became
    return None


def _has_answered(tx: Tx, talk: Talk, replies_to: Origin) -> bool:
    """Whether the question that is replied to is the one that was answered last in a talk."""
    if replies_to.talk is None or replies_to.talk.id != talk.id:
        return False
    heard = heard_in(answers_of(tx, talk))
    return heard is not None and heard.question == replies_to.question


def _talks(tx: Tx, person: Person, now: datetime) -> list[Talk]:
    """The talks in which someone has said something of late, the newest first."""
    which = (in_chat(person.id), talks.c.state.in_(("open", "finished")), talks.c.turn > 0)
    newest = select(talks).where(*which, talks.c.last_at > now - _OLDEST)
    newest = newest.order_by(talks.c.last_at.desc(), talks.c.id.desc()).limit(3)
    return tx.every(Talk, newest)


def _with_the_answer(
    tx: Tx, person: Person, newest: list[Talk], part: Part, now: datetime
) -> Became | None:
    """Words for the newest answer: it holds them too, or its sender is asked about it."""
    first = _first(tx, person, newest)
    if first is None or not _goes_on(tx, first, part) or in_need(tx, person, part.words, now):
        return None
    asked = next((talk for talk in newest if talk.state == "open"), None)
    if asked is not None and _answers_this(tx, person, asked, part, first, now):
        return None
    became = _joined(tx, person, first, part, now)
    if became is None and not says_little.says_nothing(part.words, person):
        became = ask_about(tx, person, first.talk, first.heard, part, now)
    return became


def _first(tx: Tx, person: Person, newest: list[Talk]) -> First | None:
    for talk in newest:
        try:
            heard = heard_in(answers_of(tx, talk))
        except KeyGone:
            continue
        if heard is not None and heard.turn == talk.turn:
            return First(talk, heard, on_screen.newest_of_talk(tx, person.id, talk.id))
    return None


def _goes_on(tx: Tx, first: First, part: Part) -> bool:
    """Whether a message goes on with an answer: quick, or before what came next could be seen."""
    if part.message in {one.message for one in first.heard.parts}:
        return False
    if not (is_quick(first.heard.parts, part) or is_unseen(first.shown, part)):
        return False
    question = _question_of(tx, first)
    if question is None:
        return True
    if question.message_id is not None and part.message < question.message_id:
        return False  # it was typed before that was asked
    posted = (question.due_at - _CLOCKS_DIFFER).timestamp()
    return not part.at or part.at >= posted


def _question_of(tx: Tx, first: First) -> Notice | None:
    """The message that asked what was answered."""
    which = (notices.c.talk_id == first.talk.id, notices.c.asks == first.heard.question)
    return on_screen.newest_accepted(tx, chat_of(first.talk), *which)


def _answers_this(
    tx: Tx, person: Person, asked: Talk, part: Part, first: First, now: datetime
) -> bool:
    """Whether words are those on a button that can be tapped now, or fit what can be read now."""
    owner = owner_of(tx, asked, person, now)
    if asked.question not in ALL[asked.conversation].questions or owner is None:
        return False
    if asked.id == first.talk.id and asked.question == first.heard.question:
        return True  # it asks for more by itself
    if buttons.key_of_a_label(tx, person, owner, asked, part.words, now) is not None:
        return True
    if is_unseen(on_screen.newest_of_talk(tx, person.id, asked.id), part):
        return False
    ask = ask_of(asked)
    known = known_for(tx, asked, owner, now)
    try:
        value = as_answer(part.words, person, owner, asked.question, asked, known, now)
    except Unread:
        return False
    if ask.reads is Reads.WORD:
        return len(part.words.split()) == 1
    if value in dict(offered(ask, known)) or isinstance(value, tuple):
        language = person.language
        plainly = says_yes(part.words, language) or says_no(part.words, language)
        return plainly or digits(part.words).strip().isdecimal()
    if ask.words_for:  # words go on with those that it shows
        return False
    return ask.reads not in FREE or ask.reads is Reads.DATE


def _joined(tx: Tx, person: Person, first: First, part: Part, now: datetime) -> Became | None:
    """Put both into one answer and ask what comes next once; None if that can't be."""
    talk, heard = first.talk, first.heard
    owner = owner_of(tx, talk, person, now)
    if owner is None:
        return None
    parts = in_order((*heard.parts, part))
    whole = in_one(parts)
    over = first.shown if first.shown is not None and not first.shown.hidden else None
    spoken = talk_messages.ToSay(lead=["BOTH_ARE_ONE"])
    if over is not None and over.state == "planned":
        spoken.row = over
    else:
        spoken.over = over

    ask = ALL[talk.conversation].questions[heard.question]

    def read(known: Known) -> Answer:
        if ask.reads is Reads.NAME:  # a greeting, or a question, is no more of it
            as_answer(part.words, person, owner, heard.question, talk, known, now)
        return as_answer(whole, person, owner, heard.question, talk, known, now)

    again = changed_answers.replace if talk.state == "open" else changed_answers.replace_ended
    try:
        again(tx, owner, talk, heard.question, read, now, spoken)
    except (NoWayBack, *_REFUSED):
        return None
    return note_again(tx, person, talk.id, heard._replace(parts=parts), now)
