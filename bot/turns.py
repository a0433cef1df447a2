"""One thing a person did becomes answers, acts and rows of what will be said. Nothing is sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, select, update

from bot.group_chat import card_tap, link
from bot.joining_in import redeem
from bot.reading import command_of
from bot.taps import tap
from bot.telegram import Incoming
from bot.typing import filed, typed
from records.database import Tx
from records.groups import groups
from records.people import Row, memberships, people
from records.signals import signals
from scheduler import people_states
from scheduler.talking import begin

#: from when on a message is old enough for its age to be said
STALE = timedelta(minutes=1)
_FILE = "voice_or_picture"
_SENDER = select(people).where(people.c.telegram_id == bindparam("telegram_id"))


@dataclass
class Aftermath:
    """What is done at once after the commit, best effort: a tap's answer, a word to a stranger."""

    tap_id: str | None = None
    alert: str = ""  #: the name of a phrase
    words: str = ""  #: or the words themselves, for whoever tapped
    language: str = ""
    to_stranger: tuple[int, str] | None = None  #: chat, name of a note
    person: int | None = field(default=None, repr=False)


def take(tx: Tx, incoming: Incoming, now: datetime) -> Aftermath:
    """Take one thing a person did. Raises whatever our own code stumbles over."""
    after = Aftermath(tap_id=incoming.tap_id, language=incoming.language)
    if incoming.kind == "moved":
        _move_group(tx, incoming)
    if not incoming.private and incoming.kind == "tap" and incoming.text.startswith("card."):
        after.words = card_tap(tx, incoming, now)
    if not incoming.private and incoming.kind in ("blocked", "open"):
        link(tx, incoming)
    if incoming.sender_id is None or not incoming.private or incoming.kind in ("moved", "other"):
        return after
    person = tx.conn.execute(_SENDER, {"telegram_id": incoming.sender_id}).first()
    if person is None:
        after.to_stranger = _stranger(tx, incoming, now)
        return after
    after.person, after.language = person.id, person.language
    if incoming.kind == "blocked":
        people_states.note_blocked(tx, person.id, now)
        return after
    if person.blocked_at is not None:
        people_states.note_open(tx, person.id)
    _take_from(tx, person, incoming, now, after)
    return after


def _take_from(tx: Tx, person: Row, incoming: Incoming, now: datetime, after: Aftermath) -> None:
    if incoming.kind == "tap":
        after.alert = tap(tx, person, incoming, now)
    elif incoming.kind == "text" and incoming.text.startswith("/start "):
        refusal = redeem(tx, person, incoming, now)
        if refusal is not None and incoming.chat_id is not None:
            after.to_stranger = (incoming.chat_id, refusal)
    elif incoming.kind == "text":
        typed(tx, person, incoming.text, now)
        _true_age(tx, person, incoming, now)
    elif incoming.kind == "file" and filed(tx, person, incoming.file, now):
        return
    elif incoming.kind == "file" and _member(tx, person):
        begin(tx, person, _FILE, now)


def _true_age(tx: Tx, person: Row, incoming: Incoming, now: datetime) -> None:
    """A signal typed while the bot was away is as old as the message, not as its arrival."""
    sent_at = datetime.fromtimestamp(incoming.sent_at or now.timestamp(), UTC)
    if now - sent_at > STALE:
        tx.conn.execute(
            update(signals)
            .where(signals.c.person_id == person.id, signals.c.raised_at == now)
            .values(raised_at=sent_at)
        )


def _member(tx: Tx, person: Row) -> bool:
    found = select(memberships.c.id).where(memberships.c.person_id == person.id).limit(1)
    return tx.conn.scalar(found) is not None


def _stranger(tx: Tx, incoming: Incoming, now: datetime) -> tuple[int, str] | None:
    """Someone unknown: a link with a code begins joining; anything else gets a kind word."""
    if incoming.chat_id is None or incoming.kind in ("blocked", "open"):
        return None
    if incoming.kind == "text" and incoming.text.startswith("/start "):
        refusal = redeem(tx, None, incoming, now)
        return None if refusal is None else (incoming.chat_id, refusal)
    asks = command_of(incoming.text.removeprefix("/"), incoming.language.partition("-")[0])
    wants_help = incoming.kind == "text" and (asks == "help" or incoming.text == "/helpnow")
    return incoming.chat_id, "help" if wants_help else "not_me"


def _move_group(tx: Tx, incoming: Incoming) -> None:
    tx.conn.execute(
        update(groups)
        .where(groups.c.chat_id == incoming.chat_id)
        .values(chat_id=incoming.moved_to)
    )
