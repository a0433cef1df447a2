"""The words by which each thing is asked for, in each language; asks.py finds them."""

from __future__ import annotations

from functools import cache
from typing import Literal

from bot.words.cries import beside_cries, cries, joining_words
from bot.words.polite import (
    asks,
    asks_with_please,
    beside_danger,
    danger_words,
    greetings,
    polite_words,
    without,
)
from conversations import phrases
from conversations.registry import ALL
from locales.catalogue import load
from locales.plain import plain, spelled_out

Command = Literal[
    "back", "skip", "stop", "help", "hide", "show", "menu", "break", "safety", "despair", "person"
]
#: what is understood in any language, and beside another; the most urgent first
URGENT: tuple[Command, ...] = ("safety", "despair", "help", "break", "person")
_WORDS: dict[Command, tuple[str, ...]] = {
    "back": (phrases.BACK, "back", "go back"),
    "skip": (phrases.SKIP, "skip"),
    "stop": (phrases.STOP, phrases.TYPED_STOP),
    "help": (phrases.HELP_NOW, phrases.TYPED_HELP),
    "hide": (phrases.HIDE, "hide"),
    "show": (phrases.SHOW, "show"),
    "menu": (phrases.MENU, "menu"),
    "safety": (ALL["safety"].title, *phrases.TYPED_SAFETY_WORDS, *phrases.TYPED_SAFETY),
    "despair": (),
    "person": (),
    "break": (ALL["need_a_break"].title, "need a break", phrases.TYPED_BREAK),
}
#: of a single word, a break may as well be part of an answer
SHORTEST_BREAK = 3


@cache
def urgent_words(language: str) -> dict[str, Command]:
    """Asks that may stand beside others. A word such as “break” or “human” alone is none."""
    found: dict[str, Command] = dict.fromkeys(danger_words(language), "safety")
    for words, command in ask_words(language).items():
        shortest = {"break": SHORTEST_BREAK, "person": 2}.get(command, 1)
        if command in URGENT and len(words.split()) >= shortest:
            found[words] = command
    return found


@cache
def words_between(language: str) -> frozenset[str]:
    """What may stand between urgent asks, and means nothing more."""
    beside = (*polite_words(language), *beside_cries(language), *greetings(language))
    return frozenset({*beside, *joining_words(language)})


@cache
def words_around_danger(language: str) -> frozenset[str]:
    """What may stand beside words of danger as well: when, and where."""
    return frozenset(beside_danger(language))


@cache
def ask_words(language: str) -> dict[str, Command]:
    """Each way to ask for something, in plain words, and what is asked for by it."""
    translated = load(language).gettext
    found: dict[str, Command] = {}
    for command, words in _WORDS.items():
        listed = (*asks(command, language), *cries(command, language))
        forms = [*words, *(translated(word) for word in words), *listed]
        for said in (way(form) for form in forms for way in (plain, spelled_out)):
            found[said] = command
            found.setdefault(without(said, polite_words(language)) or said, command)
    return found


@cache
def only_with_please(language: str) -> dict[str, Command]:
    """What is a command only with a “please” beside it."""
    return {words: command for command in _WORDS for words in asks_with_please(command, language)}


@cache
def could_be_answers(language: str) -> frozenset[str]:
    """Words that are no request when only “short” or “really” stands beside them: “human”."""
    for_a_break = (phrases.TYPED_BREAK, load(language).gettext(phrases.TYPED_BREAK))
    alone = {words for words in cries("person", language) if " " not in words}
    return frozenset({*map(plain, for_a_break), *alone})
