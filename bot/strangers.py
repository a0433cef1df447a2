"""Who is in no group writes: who helps comes first and alone; then who runs this, and how to join.

Nothing is kept of them but, for a few minutes and in memory alone, that they have been told.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta
from functools import cache

from bot.words.ask_words import Command
from bot.words.asks import command_in
from conversations.notes import NOTES
from locales.catalogue import languages
from scheduler.post.help_now import help_lines
from scheduler.talks.spoken import Name, Voice
from scheduler.talks.words.lines import line

#: of these asks, and no others, who helps now is the answer
ASKS_FOR_HELP = ("help", "despair", "safety", "person")
#: so long, whoever has been told all gets less
_JUST_NOW = timedelta(minutes=10)
#: so many are remembered
_MOST = 1000


@cache
def _spoken() -> tuple[str, ...]:
    return tuple(one.code for one in languages())


def heard(text: str, language: str) -> tuple[Command | None, str]:
    """What a stranger asks for, and the language that it is to be answered in.

    That is the language of their phone, if we speak it; else the one they wrote in, or English.
    """
    phone = language.partition("-")[0]
    others = [code for code in _spoken() if code != phone]
    for code in [phone, *others] if phone in _spoken() else others:
        if (command := command_in(text, code)) is not None:
            return command, code
    return None, phone if phone in _spoken() else "en"


class Strangers:
    """What is said to those in no group. `run_by` says who runs this, and how to reach them."""

    def __init__(self, run_by: str = "") -> None:
        self._run_by = run_by
        self._told: OrderedDict[int, datetime] = OrderedDict()

    def answers(self, chat_id: int, note: str, language: str, now: datetime) -> list[str]:
        """The messages for a note of this name, in order."""
        voice = Voice(language if language in _spoken() else "en", "UTC")
        if note not in ("help", "not_me"):
            return [line(NOTES[note], {}, voice)]
        just_told = self._was_just_told(chat_id, now)
        if note == "help":
            helps = help_lines(voice.language)
            return [helps] if just_told else [helps, self._about("not_me_but_help", voice)]
        return [line(NOTES["not_me_again"], {}, voice) if just_told else self._about(note, voice)]

    def _was_just_told(self, chat_id: int, now: datetime) -> bool:
        """Whether they were told who runs this a moment ago; from now on they have been."""
        before = self._told.get(chat_id)
        if before is not None and timedelta() <= now - before < _JUST_NOW:
            return True
        self._told.pop(chat_id, None)
        self._told[chat_id] = now
        while len(self._told) > _MOST:
            self._told.popitem(last=False)
        return False

    def _about(self, note: str, voice: Voice) -> str:
        """What this is, how one joins, and who runs it."""
        known = {"run_by": Name(self._run_by)}
        who = line(NOTES["run_by" if self._run_by else "run_by_someone"], known, voice)
        return f"{line(NOTES[note], {}, voice)}\n\n{who}"
