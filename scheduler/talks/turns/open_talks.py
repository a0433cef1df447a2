"""Talks as rows: which is open in someone's chat, what one is about, what is kept in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select, update

from conversations.registry import ALL
from conversations.script import Answers
from records.database import Tx
from records.talks import TALK, Talk, in_chat, talks
from scheduler.talks.answers import sealed
from scheduler.talks.turns.played import chat_of

#: an open talk that was touched this recently is not broken into by a prompt
IN_THE_MIDDLE = timedelta(minutes=10)
_SAVE = update(talks).where(talks.c.id == bindparam("talk_id")).values(turn=talks.c.turn + 1)


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
    which = [in_chat(person_id), talks.c.state == "open"]
    if but is not None:
        which.append(talks.c.id != but)
    tx.conn.execute(update(talks).where(*which).values(state="paused"))


def in_the_middle(tx: Tx, person_id: int, now: datetime) -> bool:
    """Whether this person is just now in a talk that they have answered something in."""
    return (
        tx.conn.scalar(
            select(talks.c.id)
            .where(
                in_chat(person_id),
                talks.c.state == "open",
                talks.c.turn > 1,
                talks.c.last_at > now - IN_THE_MIDDLE,
            )
            .limit(1)
        )
        is not None
    )
