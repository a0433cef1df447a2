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
from records.people import Role, memberships, people
from scheduler.channels import DeliveryError, Outgoing
from scheduler.facts import card_of
from scheduler.help_now import help_lines
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
                        if i in by_id and str(i) not in card.get("not_to", ())
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
                if incoming.update_id in self._told or not incoming.private:
                    continue
                self._told.add(incoming.update_id)
                if incoming.chat_id is not None and incoming.kind in ("text", "tap", "file"):
                    await self._answer(incoming, incoming.chat_id, telegram)

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
            return incoming.text == "go.need_a_break"
        return command == "break" or incoming.text == "/break" or same_word(incoming.text, word)


def _asked(tx: Tx, now: datetime) -> dict[int, list[int]]:
    """For each member of a group with a running meeting: its facilitators."""
    running = [row.group_id for row in running_meetings(tx, now)]
    members = tx.conn.execute(select(memberships).where(memberships.c.group_id.in_(running))).all()
    asked: dict[int, list[int]] = {}
    for member in members:
        asked.setdefault(member.person_id, []).extend(
            other.person_id
            for other in members
            if other.group_id == member.group_id
            and other.role == Role.FACILITATOR
            and other.person_id != member.person_id
        )
    return asked
