"""What people put around a plain ask and mean nothing more by; and plain asks in other words.

The words themselves are in polite.toml, a list a language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from locales.plain import plain, spelled_out

WORDS = tomllib.loads((Path(__file__).parent / "polite.toml").read_text(encoding="utf-8"))


@cache
def polite_words(language: str) -> tuple[str, ...]:
    """What is taken out of a message in this language, and in English; the longest first."""
    return longest_first(language, "polite")


@cache
def softer_words(language: str) -> tuple[str, ...]:
    """What is taken out too, and yet is no request by itself; the longest first."""
    return longest_first(language, "softer")


def without(said: str, filler: tuple[str, ...]) -> str:
    """Plain words without those of a list, which has its longest first."""
    padded = f" {said} "
    for words in filler:
        while f" {words} " in padded:
            padded = padded.replace(f" {words} ", " ")
    return " ".join(padded.split())


def trimmed(text: str, language: str) -> str:
    """A text without polite words, or “it is”, before and after it; itself if nothing is left.

    What is left is as it was typed.
    """
    words = text.split()
    before, after = _around_a_value(language), set(polite_words(language))
    cut = True
    while cut and words:
        cut = _drop(words, before, begins=True) or _drop(words, after, begins=False)
    return " ".join(words) or text


def my_name(text: str, language: str) -> str:
    """A text without “call me” and polite words around it; as it was typed else."""
    words = text.split()
    before = frozenset({*listed(language, "before_my_name"), *polite_words(language)})
    after = set(polite_words(language)) - _NAMES_TOO
    cut = True
    while cut and len(words) > 1:
        cut = _drop(words, before, begins=True) or _drop(words, after, begins=False)
    return " ".join(words) or text


#: polite words that are names as well
_NAMES_TOO = frozenset({"ty", "ta"})


def gives_no_name(said: str, language: str) -> bool:
    """Whether plain words that stand where a name is asked for are none."""
    begins = listed(language, "no_name_begins")
    return said in listed(language, "no_name") or any(begins_with(said, words) for words in begins)


def _drop(words: list[str], those: Iterable[str], *, begins: bool) -> bool:
    """Take a few of those words from one end; whether any were there."""
    for many in range(min(_MOST_AROUND, len(words)), 0, -1):
        end = slice(None, many) if begins else slice(len(words) - many, None)
        if plain(" ".join(words[end])) in those:
            del words[end]
            return True
    return False


@cache
def _around_a_value(language: str) -> frozenset[str]:
    named = listed(language, "before_a_value")
    return frozenset({*named, *polite_words(language)})


#: so many words stand before a number or a time, and say nothing of it
_MOST_AROUND = 5


def asks(command: str, language: str) -> tuple[str, ...]:
    """Other ways to give a command, in this language and in English."""
    return listed(language, "asks", command)


def asks_with_please(command: str, language: str) -> tuple[str, ...]:
    """The same, only if something polite stands beside it."""
    return listed(language, "with_please", command)


def small_talk(said: str, language: str) -> str | None:
    """What kind of small talk these plain words are, polite words aside; None if they are none."""
    bare = without(said, polite_words(language))
    for kind in WORDS["small"]:
        forms = listed(language, "small", kind)
        if said in forms or (bare and bare in forms):
            return str(kind)
    return None


def asks_for_silence(text: str) -> bool:
    """Whether words say, in any language here, that someone is not to be told of them."""
    said = f" {spelled_out(text)} "
    return any(
        f" {words} " in said for code in WORDS["silence"] for words in listed(code, "silence")
    )


def small_sign(signs: str) -> str | None:
    """What kind of small talk these emoji are, with no words; None if they are none."""
    kinds = WORDS["signs"]["small"].items()
    return next((kind for kind, those in kinds if signs and set(signs) <= set(those)), None)


def is_hard(signs: str) -> bool:
    """Whether one of these emoji says that someone is not well."""
    return not set(signs).isdisjoint(WORDS["signs"]["hard"]["sad"])


def greetings(language: str) -> tuple[str, ...]:
    """The ways to say hello."""
    return listed(language, "small", "hello")


@cache
def denials(language: str) -> frozenset[str]:
    """The words that turn what is said round."""
    return frozenset(listed(language, "denials"))


@cache
def conditions(language: str) -> frozenset[str]:
    """The words that leave open whether what is said is so."""
    return frozenset(listed(language, "conditions"))


@cache
def turning_words(language: str) -> frozenset[str]:
    """The words with which a second clause begins."""
    return frozenset(listed(language, "turns"))


@cache
def refusals(language: str) -> frozenset[str]:
    """The ways to say no to being asked whether others are told."""
    return frozenset(listed(language, "refusals"))


@cache
def resumes(language: str) -> frozenset[str]:
    """The ways to say that one goes on, where anything typed does that."""
    return frozenset(listed(language, "resumes"))


@cache
def danger_words(language: str) -> frozenset[str]:
    """Who does something, and what: each with each, in this language and in English."""
    found = set()
    for code in {"en", language}:
        who, does = (WORDS["danger"][part].get(code, ()) for part in ("who", "does"))
        for words in (f"{one} {thing}" for one in who for thing in does):
            found |= {plain(words), spelled_out(words)}
    return frozenset(found)


@cache
def beside_danger(language: str) -> tuple[str, ...]:
    """What is taken out of such words; the longest first."""
    return longest_first(language, "danger", "beside")


def begins_with(said: str, words: str) -> bool:
    """Whether plain words begin with these whole words."""
    return f"{said} ".startswith(f"{words} ")


@cache
def longest_first(language: str, *table: str) -> tuple[str, ...]:
    """As `listed`, in the order in which `without` takes them out."""
    found = listed(language, *table)
    return tuple(sorted(found, key=lambda words: (-len(words.split()), -len(words), words)))


@cache
def listed(language: str, *table: str) -> tuple[str, ...]:
    """What a table of the list says in this language and in English; nothing if it is not there.

    Worked out once: each message that someone types is held against all of them.
    """
    found = WORDS
    for name in table:
        found = found.get(name, {})
    forms = (one for code in ("en", language) for one in found.get(code, ()))
    words = (way(form) for form in forms for way in (plain, spelled_out))
    return tuple(dict.fromkeys(one for one in words if one))
