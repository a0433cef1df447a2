"""One thing a person did becomes answers, acts and rows of what will be said. Nothing is sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, select, update

from bot.group_chat import card_tap, link
from bot.incoming import Incoming
from bot.joining_in import redeem
from bot.strangers import ASKS_FOR_HELP, heard
from bot.tapped.taps import tap
from bot.typed.edits import edited
from bot.typed.message import said, sent_a_file
from records.database import Tx
from records.groups import groups
from records.people import Person, people
from records.signals import signals
from scheduler.post import messages, people_states

#: from when on a message is old enough for its age to be said
STALE = timedelta(minutes=1)
#: Telegram keeps no update for longer
_OLDEST = timedelta(hours=24)
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
    person = tx.first(Person, _SENDER, {"telegram_id": incoming.sender_id})
    if person is None:
        after.to_stranger = _stranger(tx, incoming, now)
        if after.to_stranger is not None:
            _, after.language = heard(incoming.text.removeprefix("/"), incoming.language)
        return after
    after.person, after.language = person.id, person.language
    if incoming.kind == "blocked":
        people_states.note_blocked(tx, person.id, now)
        return after
    if person.blocked_at is not None:
        people_states.note_open(tx, person.id, now)
    people_states.note_heard(tx, person, now)
    _take_from(tx, person, incoming, now, after)
    return after


def _take_from(
    tx: Tx, person: Person, incoming: Incoming, now: datetime, after: Aftermath
) -> None:
    if incoming.kind == "tap":
        after.alert = tap(tx, person, incoming, now)
    elif incoming.kind == "text" and incoming.text.startswith("/start "):
        _keep(tx, person, incoming, now)
        refusal = redeem(tx, person, incoming, now)
        if refusal is not None and incoming.chat_id is not None:
            after.to_stranger = (incoming.chat_id, refusal)
    elif incoming.kind == "edit":
        edited(tx, person, incoming, _sent_at(incoming, now), now)
        _true_age(tx, person, incoming, now)
    elif incoming.kind in ("text", "file"):
        row_id = _keep(tx, person, incoming, now)
        take_it = said if incoming.kind == "text" else sent_a_file
        became = take_it(tx, person, incoming, now)
        if row_id is not None:
            messages.note(tx, row_id, became, _sent_at(incoming, now))
        _true_age(tx, person, incoming, now)


def _keep(tx: Tx, person: Person, incoming: Incoming, now: datetime) -> int | None:
    """Keep that there is this message: its ids and its time, never its words."""
    if incoming.chat_id is None or incoming.message_id is None:
        return None
    at = _sent_at(incoming, now)
    where = (incoming.chat_id, incoming.message_id)
    return messages.keep(tx, person, *where, incoming.shows, at, dice=incoming.dice)


def _sent_at(incoming: Incoming, now: datetime) -> datetime:
    """When a message was first sent; what is no such time is taken for the nearest one."""
    until = int(now.timestamp())
    since = until - int((2 * _OLDEST if incoming.kind == "edit" else _OLDEST).total_seconds())
    return datetime.fromtimestamp(min(max(incoming.sent_at or until, since), until), UTC)


def _true_age(tx: Tx, person: Person, incoming: Incoming, now: datetime) -> None:
    """A signal typed while the bot was away is as old as the message, not as its arrival."""
    said_at = incoming.edited_at or incoming.sent_at or now.timestamp()
    sent_at = datetime.fromtimestamp(said_at, UTC)
    if now - sent_at > STALE:
        tx.conn.execute(
            update(signals)
            .where(signals.c.person_id == person.id, signals.c.raised_at == now)
            .values(raised_at=sent_at)
        )


def _stranger(tx: Tx, incoming: Incoming, now: datetime) -> tuple[int, str] | None:
    """Someone unknown: a link with a code begins joining; anything else gets a kind word."""
    if incoming.chat_id is None or incoming.kind in ("blocked", "open"):
        return None
    if incoming.kind == "text" and incoming.text.startswith("/start "):
        refusal = redeem(tx, None, incoming, now)
        person = tx.first(Person, _SENDER, {"telegram_id": incoming.sender_id})
        if person is not None:
            _keep(tx, person, incoming, now)
        return None if refusal is None else (incoming.chat_id, refusal)
    wants_help = _wants_help(incoming)
    if incoming.kind == "edit" and not wants_help:
        return None
    return incoming.chat_id, "help" if wants_help else "not_me"


def _wants_help(incoming: Incoming) -> bool:
    """Whether someone unknown cries for help, is in danger, or asks for a person."""
    if incoming.kind == "tap":
        return incoming.text == "help"
    asks, _ = heard(incoming.text.removeprefix("/"), incoming.language)
    return asks in ASKS_FOR_HELP or incoming.text == "/helpnow"


def _move_group(tx: Tx, incoming: Incoming) -> None:
    tx.conn.execute(
        update(groups)
        .where(groups.c.chat_id == incoming.chat_id)
        .values(chat_id=incoming.moved_to)
    )
