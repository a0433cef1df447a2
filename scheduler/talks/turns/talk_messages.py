"""What a talk says: one message a turn, and a message that says it otherwise in its place."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import update

from records.database import Tx, as_json
from records.notices import Notice, notices
from records.people import Person
from records.talks import Talk
from scheduler.post import on_screen, outbox
from scheduler.talks.turns.played import chat_of


@dataclass
class ToSay:
    """What a turn will say, beside the lines of its script."""

    lead: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)  #: questions whose answers are said back
    row: Notice | None = None  #: the due notice that becomes this message
    over: Notice | None = None  #: the message that asks the same already: it is changed in place
    first: bool = False
    covered: bool = False


def change_shown(tx: Tx, shown: Notice, now: datetime, **values: Any) -> None:
    """Post an edit of a message that says it again as it is now."""
    outbox.post(
        tx,
        act="edit",
        to=shown.person_id,
        kind=shown.kind,
        name=shown.name,
        now=now,
        target_id=shown.id,
        talk_id=shown.talk_id,
        meeting_id=shown.meeting_id,
        signal_id=shown.signal_id,
        about_id=shown.about_id,
        worry_id=shown.worry_id,
        asks=shown.asks,
        **{"lane": shown.lane, **values},
        parts=json.loads(shown.parts),
    )


def unread(tx: Tx, talk: Talk, question: str) -> Notice | None:
    """The newest message of a talk, if it asks this and nobody can have read it, or can now."""
    shown = on_screen.newest_of_talk(tx, chat_of(talk), talk.id)
    unread = shown is not None and on_screen.is_out_of_sight(shown) and shown.asks == question
    return shown if unread else None


def say(
    tx: Tx,
    person: Person,
    talk: Talk,
    said: Iterable[str],
    question: str | None,
    now: datetime,
    spoken: ToSay,
) -> None:
    """Post one message of a talk, or turn the due notice into it."""
    parts: dict[str, Any] = {"lead": spoken.lead, "read": spoken.read, "said": list(said)}
    if spoken.first:
        parts["first"] = True
    parts = {name: value for name, value in parts.items() if value}
    if spoken.over is not None and spoken.over.asks == question:
        say_over(tx, spoken.over, parts, now)
        return
    if spoken.row is not None:
        tx.conn.execute(
            update(notices)
            .where(notices.c.id == spoken.row.id)
            .values(kind="turn", talk_id=talk.id, parts=as_json(parts), asks=question)
        )
        return
    outbox.post(
        tx,
        to=chat_of(talk),
        kind="turn",
        name=talk.conversation,
        parts=parts,
        now=now,
        asks=question,
        covered=spoken.covered,
        talk_id=talk.id,
        meeting_id=talk.meeting_id,
        signal_id=talk.signal_id,
        worry_id=talk.worry_id,
    )


def say_over(tx: Tx, shown: Notice, parts: dict[str, Any], now: datetime) -> None:
    """Have a message of a talk say this now, in its place: nothing is asked a second time."""
    tx.conn.execute(update(notices).where(notices.c.id == shown.id).values(parts=as_json(parts)))
    look_again(tx, tx.get(Notice, shown.id), now)


def look_again(tx: Tx, shown: Notice, now: datetime) -> None:
    """Say a message as it is now, if it has gone and can be seen; else it will be so by itself."""
    if shown.state != "planned" and not on_screen.is_out_of_sight(shown):
        change_shown(tx, shown, now)


def is_first(shown: Notice) -> bool:
    """Whether a message began its talk, and so says all that this begins with."""
    return bool(json.loads(shown.parts).get("first"))


def in_english(tx: Tx, talk: Talk, now: datetime) -> None:
    """Say the last message of a talk again, in English (W:11)."""
    shown = on_screen.newest_accepted(tx, chat_of(talk), notices.c.talk_id == talk.id)
    if shown is not None:
        parts = {**json.loads(shown.parts), "language": "en"}
        outbox.post(
            tx,
            to=chat_of(talk),
            kind="turn",
            name=shown.name,
            parts=parts,
            now=now,
            asks=shown.asks,
            talk_id=talk.id,
        )
