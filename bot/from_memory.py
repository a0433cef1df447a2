"""When the database fails, the truth and “Help now” come from memory (W:8, W:15)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from bot.incoming import Incoming, read_update
from bot.memory import Known, Memory
from bot.safety_from_memory import YES, is_a_worry, is_a_yes, leaves_out
from bot.starting import BREAK, asks_for
from bot.strangers import heard
from bot.telegram import Telegram
from bot.words.asks import asks_for_a_break_too, command_of
from bot.words.own_word import same_word
from conversations import phrases
from conversations.notes import NOTES
from conversations.script import Say
from scheduler.group_chat.group_card import is_need
from scheduler.group_page.help_near import Help
from scheduler.post.channels import Button, DeliveryError, Outgoing
from scheduler.talks.spoken import Name, Names, Voice
from scheduler.talks.words.lines import line, words_of


class FromMemory:
    """Tells people the truth while the database fails, each update once."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._told: set[int] = set()

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
        remembered = self._memory.of(incoming.sender_id)
        known = remembered or Known(incoming.language.partition("-")[0] or "en")
        said = incoming.kind != "tap" and bool(incoming.text)
        command = command_of(incoming.text, known.language) if said else None
        if said and remembered is None:
            command, language = heard(incoming.text, incoming.language)
            known = known._replace(language=language)
        voice = Voice(known.language, "UTC")
        own = said and (
            same_word(incoming.text, known.word, known.language)
            or asks_for_a_break_too(incoming.text, known.language)
        )
        wants_help = incoming.text == "help" or command in ("help", "despair")
        wants_help |= command == "person" and remembered is None
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
