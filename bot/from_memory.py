"""When the database fails, the truth and “Help now” come from memory (words.md, 8 and 15)."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select

from bot.reading import command_of, same_word
from bot.telegram import Incoming, Telegram, read_update
from conversations import phrases
from conversations.notes import NOTES
from records.database import Database, Tx
from records.people import people
from scheduler.channels import DeliveryError, Outgoing
from scheduler.facts import Known as Facts
from scheduler.facts import card_of
from scheduler.facts.circle import asked_at_once
from scheduler.group_card import is_need
from scheduler.help_now import help_lines
from scheduler.planner import everyone
from scheduler.running import running_meetings
from scheduler.spoken import Name, Names, Voice
from scheduler.turn_words import line, words_of


class Known(NamedTuple):
    """What is remembered of one person."""

    language: str
    word: str
    name: str
    staff: tuple[tuple[int, str, str], ...]  #: chat, language and name of whom a signal is for


class Memory:
    """What must be known when nothing can be looked up: languages, words, and who to tell."""

    def __init__(self) -> None:
        self._known: dict[int, Known] = {}
        self._told: set[int] = set()

    def learn(self, database: Database, now: datetime) -> None:
        """Read everyone's language and word, and the staff of the meetings that are running."""
        with database.transaction() as tx:
            rows = list(tx.conn.execute(select(people).where(people.c.telegram_id.is_not(None))))
            asked = _asked(tx, now)
            by_id = {row.id: (row, card_of(tx, row)) for row in rows}
            self._known = {
                row.telegram_id: Known(
                    row.language,
                    card.get("word", ""),
                    card.get("called", ""),
                    tuple(
                        (
                            by_id[i][0].telegram_id,
                            by_id[i][0].language,
                            by_id[i][1].get("called", ""),
                        )
                        for i in asked.get(row.id, ())
                        if i in by_id
                    ),
                )
                for row, card in by_id.values()
            }

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
        nobody = Known(incoming.language.partition("-")[0] or "en", "", "", ())
        known = self._known.get(incoming.sender_id or 0, nobody)
        command = command_of(incoming.text, known.language) if incoming.kind == "text" else None
        voice = Voice(known.language, "UTC")
        if incoming.text == "help" or command == "help":
            text = help_lines(known.language)
        elif self._is_signal(incoming, command, known.word):
            told = await self._pass_on(known, telegram)
            note = "signal_from_memory_told" if told else "signal_not_saved"
            truth = line(NOTES[note], {"facilitators": Names(told)}, voice)
            text = f"{truth}\n\n{help_lines(known.language)}"
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


def _asked(tx: Tx, now: datetime) -> dict[int, list[int]]:
    """For each member of a group with a running meeting: who is told of a signal of theirs."""
    asked: dict[int, list[int]] = {}
    for meeting in running_meetings(tx, now):
        for person in everyone(tx, meeting.group_id):
            asker = Facts(tx, person, now, meeting_id=meeting.id)
            asked.setdefault(person.id, asked_at_once(asker))
    return asked
