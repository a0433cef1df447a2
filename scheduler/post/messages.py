"""What people sent: which messages there are, and which answer each became. Never the words.

They are kept for less than 48 hours: so long a message can be changed, and taken away.
"""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Integer, bindparam, delete, func, insert, select, update

from conversations.registry import ALL
from records.database import Tx
from records.messages import Message, messages
from records.people import Person
from records.sealing import KeyGone
from records.talks import Talk, talks
from scheduler.jobs import first

#: at each full hour those go that are so old; so nothing is kept for 48 hours
KEPT = timedelta(hours=47)
_HOUR = timedelta(hours=1)
_PIECE = 200
_LABEL = "message.shows"
_KEEP = insert(messages)
_BECAME = update(messages).where(messages.c.id == bindparam("row_id"))
_FOUND = (
    select(messages)
    .where(messages.c.chat_id == bindparam("chat"), messages.c.message_id == bindparam("message"))
    .order_by(messages.c.id.desc())
    .limit(1)
)
_OLD = messages.c.sent_at <= bindparam("until")
NEXT_PURGE = first(
    select(func.min(messages.c.sent_at)), messages.c.id, lambda at: _full_hour(at + KEPT)
)
_OLDEST = select(messages).where(_OLD).order_by(messages.c.sent_at).limit(1)
_PURGE = delete(messages).where(
    messages.c.id.in_(select(messages.c.id).where(_OLD).order_by(messages.c.id).limit(_PIECE))
)
_BEFORE = (
    select(messages)
    .where(messages.c.person_id == bindparam("person"), messages.c.message_id < bindparam("this"))
    .order_by(messages.c.message_id.desc())
    .limit(bindparam("most", type_=Integer))
)
_OF = select(messages).where(messages.c.person_id == bindparam("person"))


class Became(NamedTuple):
    """What came of a message: the talk it was said in, the question it answers, a call."""

    talk: Talk | None = None
    question: str | None = None
    called: bool = False


NOTHING = Became()


def keep(
    tx: Tx, person: Person, chat_id: int, message_id: int, shows: str, at: datetime, *, dice: bool
) -> int:
    """Keep that someone sent a message; the row's id. `shows` is all that can be seen of it."""
    done = tx.conn.execute(
        _KEEP,
        {
            "person_id": person.id,
            "chat_id": chat_id,
            "message_id": message_id,
            "shows": tx.seal(person.key_id, _LABEL, _digest(shows)),
            "dice": dice,
            "called": False,
            "told": False,
            "sent_at": at,
        },
    )
    (row_id,) = done.inserted_primary_key or (0,)
    return int(row_id)


def note(tx: Tx, row_id: int, became: Became, at: datetime) -> None:
    """Note what came of a message; of what is said without a name, only its hour."""
    if became.talk is None:
        if became.called:
            tx.conn.execute(_BECAME, {"row_id": row_id, "called": True})
        return
    if ALL[became.talk.conversation].anonymous:
        values = {"shows": b"", "sent_at": _hour(at)}
    elif became.question is None:
        return
    else:
        turn = select(talks.c.turn).where(talks.c.id == became.talk.id).scalar_subquery()
        values = {"talk_id": became.talk.id, "question": became.question, "turn": turn}
    tx.conn.execute(_BECAME.values(**values), {"row_id": row_id})


def found(tx: Tx, chat_id: int, message_id: int) -> Message | None:
    """The row of a message."""
    return tx.first(Message, _FOUND, {"chat": chat_id, "message": message_id})


def shows_the_same(tx: Tx, person: Person, known: Message, shows: str) -> bool | None:
    """Whether a message looks as it did; None if that can't be told."""
    try:
        was: object = tx.unseal(person.key_id, _LABEL, known.shows)
    except KeyGone:  # of what is said without a name nothing is kept
        return None
    return was == _digest(shows)


def looks_now(tx: Tx, person: Person, known: Message, shows: str, **values: object) -> None:
    """A message was changed: keep how it looks now."""
    sealed = tx.seal(person.key_id, _LABEL, _digest(shows)) if known.shows else b""
    tx.conn.execute(
        update(messages).where(messages.c.id == known.id).values(shows=sealed, **values)
    )


def sent_by(tx: Tx, person_id: int) -> list[Message]:
    """The messages of someone that are still known, oldest first."""
    return tx.every(Message, _OF.order_by(messages.c.id), {"person": person_id})


def newest_before(tx: Tx, person_id: int, message_id: int, most: int) -> list[Message]:
    """The last messages of someone before this one, by their numbers; oldest first."""
    which = {"person": person_id, "this": message_id, "most": most}
    return list(reversed(tx.every(Message, _BEFORE, which)))


def forget(tx: Tx, ids: list[int]) -> None:
    """Forget these rows: the messages are being taken away."""
    tx.conn.execute(delete(messages).where(messages.c.id.in_(ids)))


def old(tx: Tx, now: datetime) -> list[Message]:
    """One of the messages that are no longer needed, if there are any."""
    return tx.every(Message, _OLDEST, {"until": _hour(now) - KEPT})


def purge(tx: Tx, _: Message, now: datetime) -> None:
    """Forget what is no longer needed, a piece at a time."""
    tx.conn.execute(_PURGE, {"until": _hour(now) - KEPT})


def _full_hour(at: datetime) -> datetime:
    return at if at == _hour(at) else _hour(at) + _HOUR


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def _digest(shows: str) -> str:
    """Two messages that look alike have the same."""
    seen = "".join(c for c in unicodedata.normalize("NFC", shows) if not _unseen(c))
    return hashlib.sha256(" ".join(seen.split()).encode("utf-8", "surrogatepass")).hexdigest()


def _unseen(char: str) -> bool:
    if char.isspace():
        return False
    return "\ufe00" <= char <= "\ufe0f" or unicodedata.category(char) in {"Cf", "Cc"}
