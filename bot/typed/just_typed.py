"""What someone typed just before: which messages, when, and, where it is kept, in what words."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from bot.typed.quick import QUICK_SECONDS, is_unseen
from conversations.free_words import COMMENT
from conversations.friendly_words import word_back
from conversations.safety.safety import KEPT
from conversations.script import Answers
from conversations.talks.unread_words import TYPED
from records.database import Tx
from records.messages import Message
from records.notices import notices
from records.people import Person
from records.sealing import KeyGone
from records.talks import Talk, in_chat, talks
from scheduler.post import messages, on_screen
from scheduler.talks.answers import answers_of
from scheduler.talks.passing_on import held_words
from scheduler.talks.passing_on.heard_in import Part, heard_in, later

#: people write one thing in no more messages than this
_AT_MOST = 5
_TALKS = 4
_OF_LATE = timedelta(hours=24)
_KEPT_AS = (TYPED, KEPT, COMMENT)


def typed_in_one_go(tx: Tx, person: Person, part: Part, now: datetime) -> list[Part]:
    """The messages that were typed in one go with this one, oldest first; words as kept.

    That is within seconds of each other; or before what came of them could be seen.
    """
    rows = messages.newest_before(tx, person.id, part.message, _AT_MOST)
    if not rows:
        return []
    unread = _since_our_last(tx, person, rows, part)
    if rows[-1].message_id not in unread and _long_before(rows[-1], part):
        return []
    found: list[Part] = []
    after = part.at
    for one in reversed(_with_words(tx, person, rows, now)):
        quick = one.at and after and after - one.at <= QUICK_SECONDS
        if not quick and one.message not in unread:
            break
        found.insert(0, one)
        after = one.at
    return found


def _since_our_last(tx: Tx, person: Person, rows: list[Message], part: Part) -> set[int]:
    """The numbers of those that came after all that could be read when this was typed."""
    last = rows[-1]
    shown = on_screen.newest_of_talk(tx, person.id, last.talk_id) if last.talk_id else None
    if not is_unseen(shown, part):
        return set()
    read = on_screen.newest_accepted(tx, person.id, notices.c.id < (shown.id if shown else 0))
    since = read.settled_at if read is not None else None
    later = {row.message_id for row in rows if since is not None and row.sent_at >= since}
    return later | {last.message_id}


def _with_words(tx: Tx, person: Person, rows: list[Message], now: datetime) -> list[Part]:
    """These messages; without words where none are kept."""
    held = _held(tx, person, rows, now)
    found = []
    for row in rows:
        at = int(row.sent_at.timestamp()) if row.shows else 0  # without a name: only the hour
        part = held.get(row.message_id, Part(row.message_id, 0, ""))
        found.append(part._replace(at=part.at or at))
    return found


def _long_before(row: Message, part: Part) -> bool:
    """Whether a message is known to be too old to go with this one."""
    return bool(row.shows) and part.at - row.sent_at.timestamp() > QUICK_SECONDS


def _held(tx: Tx, person: Person, rows: list[Message], now: datetime) -> dict[int, Part]:
    """The words of these messages that are kept in a talk, by the number of the message."""
    which = (in_chat(person.id), talks.c.last_at > now - _OF_LATE)
    newest = select(talks).where(*which).order_by(talks.c.last_at.desc(), talks.c.id.desc())
    found: dict[int, Part] = {}
    for talk in tx.every(Talk, newest.limit(_TALKS)):
        try:
            answers = answers_of(tx, talk) if talk.answers else {}
        except KeyGone:
            continue
        heard = heard_in(answers)
        if talk.conversation == word_back.NAME and heard is None:
            found |= _of_staff(talk, answers, rows)
        parts = (*(heard.parts if heard is not None else ()), *later(answers))
        found |= {part.message: part for part in parts if part.message}
        found |= _beside(talk, answers, rows)
    return found


def _of_staff(talk: Talk, answers: Answers, rows: list[Message]) -> dict[int, Part]:
    """What one of the staff has typed for someone, in one message."""
    said = str(answers.get(word_back.WORDS, ""))
    typed = [row.message_id for row in rows if row.talk_id == talk.id]
    return {number: Part(number, 0, said) for number in typed[:1] if said}


def _beside(talk: Talk, answers: Answers, rows: list[Message]) -> dict[int, Part]:
    """What is kept beside the answers; without a name only the newest is known for what it is."""
    held = {at: said for name in _KEPT_AS for at, said in held_words.pairs(answers, name).items()}
    if not held:
        return {}
    found = {}
    for row in rows:
        first = row.talk_id == talk.id and row.turn == 1 and "" in held
        said_in = "" if first else held_words.by_message(talk, row.turn or 0)
        if row.talk_id == talk.id and said_in in held:
            found[row.message_id] = Part(row.message_id, 0, held[said_in])
    newest = held.get(held_words.by_message(talk, talk.turn))
    if newest is not None and rows and not rows[-1].shows:
        at = int(talk.last_at.timestamp())
        found[rows[-1].message_id] = Part(rows[-1].message_id, at, newest)
    return found
