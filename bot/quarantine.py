"""What our own code stumbled over: set aside, sealed, and never in anyone's way again.

Its sender gets a kind word. If it could be read as a signal, the signal still goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from bot.incoming import Incoming, read_update
from bot.starting import BREAK, asks_for
from bot.words.asks import asks_for_a_break_too, command_of
from bot.words.own_word import nearly, same_word
from records.access import Actor
from records.database import Database, Tx, is_trouble
from records.people import Person, people
from records.programs import programs, quarantined, taken
from records.talks import LIVE, talks
from scheduler.group_chat.group_card import is_need
from scheduler.post import outbox
from scheduler.safety.raise_worry import raise_worry
from scheduler.signals.raise_signal import raise_signal
from scheduler.talks.acts import Order
from scheduler.talks.cards import card_of
from scheduler.talks.known import Known
from scheduler.talks.running import running_meeting


def set_aside(database: Database, raw: Mapping[str, Any], error: str, now: datetime) -> None:
    """Save the update, sealed with its sender's key. Raises the database's troubles."""
    incoming: Incoming | None = None
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        incoming = read_update(raw)
    with database.transaction() as tx:
        person = _sender(tx, incoming)
        key_id = _key_for(tx, person)
        update_id = int(raw["update_id"])
        tx.conn.execute(insert(taken).values(update_id=update_id, at=now))
        tx.conn.execute(
            insert(quarantined).values(
                update_id=update_id,
                key_id=key_id,
                raw=tx.seal(str(key_id), "quarantine", raw),
                error=error,
                at=now,
            )
        )
        if person is not None:
            outbox.post(tx, to=person.id, kind="note", name="quarantined", now=now)
    if person is not None and incoming is not None:
        still_signal(database, person, incoming, now)


def _sender(tx: Tx, incoming: Incoming | None) -> Person | None:
    """Whose it is. Nobody's, if it was said in a group: but for a tap that asks for a break."""
    if incoming is None or incoming.sender_id is None:
        return None
    if not incoming.private and not (incoming.kind == "tap" and is_need(incoming.text)):
        return None
    return tx.first(Person, select(people).where(people.c.telegram_id == incoming.sender_id))


def _key_for(tx: Tx, person: Person | None) -> str:
    """Who seals it: the sender; in an anonymous talk its own key, that goes when it is opened."""
    if person is None:
        return str(tx.conn.scalar(select(programs.c.key_id)))
    anonymous = select(talks.c.key_id).where(
        talks.c.person_id == person.id,
        talks.c.key_id != person.key_id,
        talks.c.state.in_(LIVE),
    )
    newest = anonymous.order_by(talks.c.last_at.desc(), talks.c.id.desc()).limit(1)
    return str(tx.conn.scalar(newest) or person.key_id)


def still_signal(database: Database, person: Person, incoming: Incoming, now: datetime) -> None:
    """The shortest way for a signal: no talk, no script, just the act."""
    try:
        with database.transaction() as tx:
            if _could_be_signal(tx, person, incoming):
                raise_signal(tx, Actor(person.id), Order(), now)
            elif _is_a_worry(incoming):
                here = running_meeting(Known(tx, person, now))
                raise_worry(tx, Actor(person.id), Order(meeting_id=here), now)
    except Exception as error:
        if is_trouble(error):
            raise


def _is_a_worry(incoming: Incoming) -> bool:
    """Whether someone has said yes to those on the button: nobody was to be left out."""
    said = incoming.text
    return incoming.kind == "tap" and (said == "safety.tell" or said.endswith(".safety_tell.tell"))


def _could_be_signal(tx: Tx, person: Person, incoming: Incoming) -> bool:
    if incoming.kind == "tap":
        return asks_for(incoming.text) == BREAK or is_need(incoming.text)
    word = card_of(tx, person).get("word", "")
    text, language = incoming.text, person.language
    asked = command_of(text, language) == "break" or text == "/break"
    asked = asked or asks_for_a_break_too(text, language)
    return asked or same_word(text, word, language) or nearly(text, word, language)
