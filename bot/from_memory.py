"""When the database fails, the truth and “Help now” come from memory (words.md, 8 and 15)."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from bot.reading import command_of, same_word
from bot.telegram import Incoming, Telegram, read_update
from conversations import phrases
from conversations.notes import NOTES
from records.database import Database, Tx
from records.people import Row, people
from scheduler.channels import DeliveryError, Outgoing
from scheduler.facts import Known as Facts
from scheduler.facts import card_of
from scheduler.facts.circle import asked_at_once
from scheduler.group_card import is_need
from scheduler.help_near import Help, Near, help_near
from scheduler.planner import everyone
from scheduler.running import running_meetings
from scheduler.spoken import Name, Names, Voice
from scheduler.turn_words import line, words_of

#: how many people are read at once
_PIECE = 500
_EVERYONE = (
    select(people.c.id, people.c.telegram_id, people.c.language, people.c.key_id, people.c.card)
    .where(people.c.telegram_id.is_not(None), people.c.id > bindparam("after"))
    .order_by(people.c.id)
    .limit(_PIECE)
)


class Known(NamedTuple):
    """What is remembered of one person."""

    language: str
    word: str
    name: str
    near: tuple[Near, ...]  #: help near them
    staff: tuple[tuple[int, str, str], ...]  #: chat, language and name of whom a signal is for


class Memory:
    """What must be known when nothing can be looked up: languages, words, and who to tell."""

    def __init__(self) -> None:
        self._known: dict[int, Known] = {}
        self._told: set[int] = set()
        self._near: dict[int, tuple[Near, ...]] = {}  #: who can help near each person
        #: as they were sealed, and as they were read: only what has changed is opened again
        self._cards: dict[int, tuple[bytes, dict[str, Any]]] = {}

    async def learn(self, database: Database, now: datetime) -> None:
        """Read everyone's language and word, and the staff of the meetings that are running.

        In small pieces, so that a signal never waits for it.
        """
        rows: dict[int, Any] = {}
        self._near = {}
        read = partial(self._read, database, now)
        while piece := await database.write(partial(read, max(rows, default=0))):
            rows.update(piece)
        self._cards = {i: card for i, card in self._cards.items() if i in rows}
        asked: dict[int, list[int]] = {}
        for meeting in await database.write(partial(_running, database, now)):
            asked = {**await database.write(partial(_asked, database, meeting, now)), **asked}
        self._known = {
            row.telegram_id: Known(
                row.language,
                self._said(row.id, "word"),
                self._said(row.id, "called"),
                self._near.get(row.id, ()),
                tuple(
                    (rows[i].telegram_id, rows[i].language, self._said(i, "called"))
                    for i in asked.get(row.id, ())
                    if i in rows
                ),
            )
            for row in rows.values()
        }

    def _read(self, database: Database, now: datetime, after: int) -> dict[int, Any]:
        """The next piece of everyone, by id."""
        with database.transaction() as tx:
            rows = tx.conn.execute(_EVERYONE, {"after": after}).all()
            for row in rows:
                self._cards[row.id] = self._card(tx, row)
            self._near.update(help_near(tx, (row.id for row in rows), now))
        return {row.id: row for row in rows}

    def _card(self, tx: Tx, row: Any) -> tuple[bytes, dict[str, Any]]:
        before = self._cards.get(row.id)
        return before if before and before[0] == row.card else (row.card, card_of(tx, row))

    def _said(self, person_id: int, what: str) -> str:
        return str(self._cards[person_id][1].get(what, ""))

    def all_is_well(self) -> None:
        """The database is back: the next failure is told again."""
        self._told.clear()

    async def tell_the_truth(self, raws: list[Mapping[str, Any]], telegram: Telegram) -> None:
        """Say, once for each update, what can and can't be done right now."""
        for raw in raws:
            with suppress(KeyError, TypeError, ValueError, DeliveryError):
                incoming = read_update(raw)
                chat_id = _where_to_answer(incoming)
                if incoming.update_id in self._told or chat_id is None:
                    continue
                self._told.add(incoming.update_id)
                await self._answer(incoming, chat_id, telegram)

    async def _answer(self, incoming: Incoming, chat_id: int, telegram: Telegram) -> None:
        nobody = Known(incoming.language.partition("-")[0] or "en", "", "", (), ())
        known = self._known.get(incoming.sender_id or 0, nobody)
        command = command_of(incoming.text, known.language) if incoming.kind == "text" else None
        voice = Voice(known.language, "UTC")
        if incoming.text == "help" or command == "help":
            text = Help(known.near).in_words(voice)
        elif self._is_signal(incoming, command, known.word):
            told = await self._pass_on(known, telegram)
            note = "signal_from_memory_told" if told else "signal_not_saved"
            truth = line(NOTES[note], {"facilitators": Names(told)}, voice)
            text = f"{truth}\n\n{Help(known.near).in_words(voice)}"
        else:
            text = line(NOTES["not_saved"], {}, voice)
        await telegram.send(Outgoing("send", chat_id, text, language=known.language))

    @staticmethod
    async def _pass_on(known: Known, telegram: Telegram) -> list[str]:
        """Tell the staff what can be told; the names of those whom Telegram accepted it for."""
        told = []
        for chat_id, language, name in known.staff:
            voice = Voice(language, "UTC")
            asker = Name(known.name) or words_of(phrases.SOMEONE, voice)
            text = line(NOTES["signal_from_memory"], {"person": asker}, voice)
            with suppress(DeliveryError):
                await telegram.send(Outgoing("send", chat_id, text, language=language))
                told.append(name or words_of(phrases.SOMEONE, voice))
        return told

    @staticmethod
    def _is_signal(incoming: Incoming, command: str | None, word: str) -> bool:
        if incoming.kind == "tap":
            return incoming.text == "go.need_a_break" or _on_the_card(incoming)
        return command == "break" or incoming.text == "/break" or same_word(incoming.text, word)


def _where_to_answer(incoming: Incoming) -> int | None:
    """The person's own chat: a group is never told. None for what needs no answer."""
    if incoming.kind not in ("text", "tap", "file"):
        return None
    if incoming.private:
        return incoming.chat_id
    return incoming.sender_id if _on_the_card(incoming) else None


def _on_the_card(incoming: Incoming) -> bool:
    """Whether this is a tap on the break's button of a group's card."""
    return incoming.kind == "tap" and is_need(incoming.text)


def _running(database: Database, now: datetime) -> list[Row]:
    with database.transaction() as tx:
        return running_meetings(tx, now)


def _asked(database: Database, meeting: Row, now: datetime) -> dict[int, list[int]]:
    """For each member of a meeting's group: who is told of a signal of theirs."""
    asked: dict[int, list[int]] = {}
    shared: dict[str, object] = {}
    with database.transaction() as tx:
        for person in everyone(tx, meeting.group_id):
            asker = Facts(tx, person, now, meeting_id=meeting.id, extra=shared)
            asked[person.id] = asked_at_once(asker)
            shared = asker.true_for_all()
    return asked
