"""Talks as rows: which is open in someone's chat, what one is about, what is kept in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, bindparam, select, update

from conversations.registry import ALL
from conversations.script import Answers
from records.database import Tx
from records.reading import read_once
from records.talks import TALK, Talk, in_chat, talks
from scheduler.talks.answers import sealed
from scheduler.talks.turns.played import chat_of

#: an open talk that was touched this recently is not broken into by a prompt
IN_THE_MIDDLE = timedelta(minutes=10)
_HERE: BindParameter[int] = bindparam("chat")
_OPEN_HERE = (in_chat(_HERE), talks.c.state == "open")
_PAUSE = update(talks).where(*_OPEN_HERE, talks.c.id != bindparam("but"))
_OPEN = read_once(select(talks.c.id, talks.c.turn, talks.c.last_at).where(*_OPEN_HERE))
_SAVE = update(talks).where(talks.c.id == bindparam("talk_id")).values(turn=talks.c.turn + 1)


class _Open(NamedTuple):
    id: int
    turn: int
    last_at: datetime


@dataclass(frozen=True)
class About:
    """What a talk is about, as ids."""

    meeting_id: int | None = None
    signal_id: int | None = None
    invitation_id: int | None = None
    about_id: int | None = None
    worry_id: int | None = None
    played_by: int | None = None  #: who asks the questions for me, in their own chat


def save(
    tx: Tx,
    talk: Talk,
    answers: Answers,
    question: str | None,
    now: datetime,
    version: str | None = None,
) -> None:
    """Keep the answers of a talk, and which question is open: it has come a turn further."""
    if talk.state == "closed":  # an act has closed it, and erased what it held
        return
    values: dict[str, Any] = {
        "talk_id": talk.id,
        "answers": sealed(tx, talk.key_id, answers, anonymous=ALL[talk.conversation].anonymous),
        "question": question,
        "last_at": now,
    }
    if version is not None:
        values["version"] = version
    tx.conn.execute(_SAVE, values)


def keep_beside(tx: Tx, talk: Talk, answers: Answers, now: datetime) -> None:
    """Save what is kept beside the answers of a talk; its question stays open, and unsaid."""
    save(tx, talk, answers, talk.question, now)


def open_again(tx: Tx, talk: Talk, now: datetime) -> None:
    """Have a talk be the one that is open in its chat, if it is not."""
    if talk.state != "open":
        pause_open(tx, chat_of(talk), but=talk.id)
        TALK.change(tx.conn, talk.id, "open", last_at=now)


def pause_open(tx: Tx, person_id: int, but: int | None = None) -> None:
    """Pause the open talks in a person's chat, but for one."""
    if any(one.id != but for one in tx.every(_Open, _OPEN, {"chat": person_id})):
        tx.conn.execute(_PAUSE, {"chat": person_id, "but": but or 0, "state": "paused"})


def in_the_middle(tx: Tx, person_id: int, now: datetime) -> bool:
    """Whether this person is just now in a talk that they have answered something in."""
    found = tx.every(_Open, _OPEN, {"chat": person_id})
    return any(one.turn > 1 and one.last_at > now - IN_THE_MIDDLE for one in found)
