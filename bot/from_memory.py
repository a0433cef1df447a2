"""When the database fails, the truth and “Help now” come from memory (words.md, 8 and 15)."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from sqlalchemy import select

from bot.reading import command_of, same_word
from bot.telegram import Incoming, Telegram, read_update
from conversations.notes import NOTES
from records.database import Database
from records.people import people
from scheduler.channels import DeliveryError, Outgoing
from scheduler.facts import card_of
from scheduler.help_now import help_lines
from scheduler.spoken import Voice
from scheduler.turn_words import line


class Memory:
    """What must be known when nothing can be looked up: each person's language and word."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[str, str]] = {}
        self._told: set[int] = set()

    def learn(self, database: Database) -> None:
        """Read everyone's language and word."""
        with database.transaction() as tx:
            rows = tx.conn.execute(select(people).where(people.c.telegram_id.is_not(None)))
            self._known = {
                row.telegram_id: (row.language, card_of(tx, row).get("word", "")) for row in rows
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
                    await telegram.send(self._answer(incoming, incoming.chat_id))

    def _answer(self, incoming: Incoming, chat_id: int) -> Outgoing:
        language, word = self._known.get(incoming.sender_id or 0, (incoming.language or "en", ""))
        language = language.partition("-")[0]
        command = command_of(incoming.text, language) if incoming.kind == "text" else None
        voice = Voice(language, "UTC")
        if incoming.text == "help" or command == "help":
            text = help_lines(language)
        elif self._is_signal(incoming, command, word):
            text = f"{line(NOTES['signal_not_saved'], {}, voice)}\n\n{help_lines(language)}"
        else:
            text = line(NOTES["not_saved"], {}, voice)
        return Outgoing("send", chat_id, text, language=language)

    @staticmethod
    def _is_signal(incoming: Incoming, command: str | None, word: str) -> bool:
        if incoming.kind == "tap":
            return incoming.text == "go.need_a_break"
        return command == "break" or incoming.text == "/break" or same_word(incoming.text, word)
