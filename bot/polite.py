"""What people put around a plain ask and mean nothing more by; and plain asks in other words.

The words themselves are in polite.toml, a list a language.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from bot.plain import plain

_WORDS = tomllib.loads((Path(__file__).parent / "polite.toml").read_text(encoding="utf-8"))


@cache
def polite_words(language: str) -> tuple[str, ...]:
    """What is taken out of a message in this language, and in English; the longest first."""
    return _longest_first(_WORDS["polite"], language)


@cache
def softer_words(language: str) -> tuple[str, ...]:
    """What is taken out too, and yet is no request by itself; the longest first."""
    return _longest_first(_WORDS["softer"], language)


def without(said: str, filler: tuple[str, ...]) -> str:
    """Plain words without those of a list, which has its longest first."""
    padded = f" {said} "
    for words in filler:
        while f" {words} " in padded:
            padded = padded.replace(f" {words} ", " ")
    return " ".join(padded.split())


def asks(command: str, language: str) -> tuple[str, ...]:
    """Other ways to give a command, in this language and in English."""
    return _listed(_WORDS["asks"].get(command, {}), language)


def asks_with_please(command: str, language: str) -> tuple[str, ...]:
    """The same, only if something polite stands beside it."""
    return _listed(_WORDS["with_please"].get(command, {}), language)


def _longest_first(table: dict[str, list[str]], language: str) -> tuple[str, ...]:
    found = _listed(table, language)
    return tuple(sorted(found, key=lambda words: (-len(words.split()), -len(words), words)))


def _listed(table: dict[str, list[str]], language: str) -> tuple[str, ...]:
    words = (plain(one) for code in ("en", language) for one in table.get(code, ()))
    return tuple(dict.fromkeys(one for one in words if one))
