"""When the database fails, the truth and “Help now” come from memory (W:8, W:15)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from bot.incoming import Incoming, read_update
from bot.safety_from_memory import YES, Keepers, is_a_worry, is_a_yes, leaves_out
from bot.strangers import heard
from bot.taps import BREAK, asks_for
from bot.telegram import Telegram
from bot.words.asks import asks_for_a_break_too, command_of
from bot.words.own_word import same_word, why_unfit
from conversations import phrases
from conversations.notes import NOTES
from conversations.script import Say
from records.database import Database, Tx
from records.people import Row, people
from scheduler.group_chat.group_card import is_need
from scheduler.help.help_near import Help, Near, help_near
from scheduler.meetings.running import running_meetings
from scheduler.post.channels import Button, DeliveryError, Outgoing
from scheduler.talks.cards import card_of
from scheduler.talks.circle import asked_at_once
from scheduler.talks.known import Known as Facts
from scheduler.talks.lines import line, words_of
from scheduler.talks.members import everyone
from scheduler.talks.spoken import Name, Names, Voice

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
    safe: tuple[tuple[int, str, str], ...] = ()  #: the same, of whom a worry is for


class Memory:
    """What must be known when nothing can be looked up: languages, words, and who to tell."""

    def __init__(self) -> None:
        self._known: dict[int, Known] = {}
        self._told: set[int] = set()
        self._keepers = Keepers()
        self._near: dict[int, tuple[Near, ...]] = {}  #: who can help near each person
        #: as they were sealed, and as they were read: only what has changed is opened again
        self._cards: dict[int, tuple[bytes, dict[str, Any]]] = {}
        #: whether a word can't be theirs, by the word and the language it was looked at in
        self._unfit: dict[tuple[str, str], bool] = {}

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
        await database.write(partial(self._keepers.look, database, now))
        for meeting in await database.write(partial(_running, database, now)):
            asked = {**await database.write(partial(_asked, database, meeting, now)), **asked}
        self._known = {
            row.telegram_id: Known(
                row.language,
                self._said(row.id, "word"),
                self._said(row.id, "called"),
                self._near.get(row.id, ()),
                self._reached(rows, asked.get(row.id, ())),
                self._reached(rows, self._safe(row.id)),
            )
            for row in rows.values()
        }

    def with_unfit_words(self) -> list[int]:
        """Those whose word for a break means something else here, as Telegram's ids."""
        words = {(one.word, one.language) for one in self._known.values() if one.word}
        before = self._unfit  # only what is new is looked at, and nothing is kept for long
        self._unfit = {
            key: before[key] if key in before else why_unfit(*key) is not None for key in words
        }
        known = self._known.items()
        return [chat for chat, one in known if self._unfit.get((one.word, one.language))]

    def _safe(self, person_id: int) -> list[int]:
        return self._keepers.of(person_id, self._cards[person_id][1].get("not_to", ()))

    def _reached(
        self, rows: Mapping[int, Any], ids: Iterable[int]
    ) -> tuple[tuple[int, str, str], ...]:
        return tuple(
            (rows[i].telegram_id, rows[i].language, self._said(i, "called"))
            for i in ids
            if i in rows
        )

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
        said = incoming.kind != "tap" and bool(incoming.text)
        command = command_of(incoming.text, known.language) if said else None
        if said and known is nobody:
            command, language = heard(incoming.text, incoming.language)
            known = nobody._replace(language=language)
        voice = Voice(known.language, "UTC")
        own = said and (
            same_word(incoming.text, known.word, known.language)
            or asks_for_a_break_too(incoming.text, known.language)
        )
        wants_help = incoming.text == "help" or command in ("help", "despair")
        wants_help |= command == "person" and incoming.sender_id not in self._known
        if wants_help and not (own and known.staff):
            text = Help(known.near).in_words(voice)
        elif is_a_worry(incoming, command):
            await self._safety(incoming, known, chat_id, telegram)
            return
        elif own or self._is_signal(incoming, command):
            told = await self._pass_on(known.staff, known.name, "signal_from_memory", telegram)
            note = "signal_from_memory_told" if told else "signal_not_saved"
            truth = line(NOTES[note], {"facilitators": Names(told)}, voice)
            text = f"{truth}\n\n{Help(known.near).in_words(voice)}"
        elif incoming.kind == "edit":  # maybe nothing new can be seen in it
            return
        else:
            text = line(NOTES["not_saved"], {}, voice)
        await telegram.send(Outgoing("send", chat_id, text, language=known.language))

    async def _safety(
        self, incoming: Incoming, known: Known, chat_id: int, telegram: Telegram
    ) -> None:
        """A worry about safety: whom the bot can still tell, after a yes; and who helps now.

        Nobody is told where the person was about to leave someone out.
        """
        voice = Voice(known.language, "UTC")
        buttons: tuple[tuple[Button, ...], ...] = ()
        told: list[str] = []
        if is_a_yes(incoming):
            told = await self._pass_on(known.safe, known.name, "worry_from_memory", telegram)
            name = "worry_from_memory_told" if told else "worry_not_saved"
        elif known.safe and not leaves_out(incoming):
            told = [one or words_of(phrases.SOMEONE, voice) for _, _, one in known.safe]
            name = "worry_from_memory_ask"
            words = line(Say("Tell {safe_keepers}"), {"safe_keepers": Names(told)}, voice)
            buttons = ((Button(words, YES),),)
        else:
            name = "worry_not_saved"
        truth = line(NOTES[name], {"facilitators": Names(told)}, voice)
        text = f"{truth}\n\n{Help(known.near).in_words(voice)}"
        said = Outgoing("send", chat_id, text, buttons, language=known.language)
        await telegram.send(said)

    @staticmethod
    async def _pass_on(
        staff: Iterable[tuple[int, str, str]], by: str, note: str, telegram: Telegram
    ) -> list[str]:
        """Tell the staff what can be told; the names of those whom Telegram accepted it for."""
        told = []
        for chat_id, language, name in staff:
            voice = Voice(language, "UTC")
            asker = Name(by) or words_of(phrases.SOMEONE, voice)
            text = line(NOTES[note], {"person": asker}, voice)
            with suppress(DeliveryError):
                await telegram.send(Outgoing("send", chat_id, text, language=language))
                told.append(name or words_of(phrases.SOMEONE, voice))
        return told

    @staticmethod
    def _is_signal(incoming: Incoming, command: str | None) -> bool:
        if incoming.kind == "tap":
            return asks_for(incoming.text) == BREAK or _on_the_card(incoming)
        return command == "break" or incoming.text == "/break"


def _where_to_answer(incoming: Incoming) -> int | None:
    """The person's own chat: a group is never told. None for what needs no answer."""
    if incoming.kind not in ("text", "tap", "file", "edit"):
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
