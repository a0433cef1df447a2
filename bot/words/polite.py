"""What people put around a plain ask and mean nothing more by; and plain asks in other words.

The words themselves are in polite.toml, a list a language.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import product
from pathlib import Path

from locales.plain import plain, spelled_out

_WORDS = tomllib.loads((Path(__file__).parent / "polite.toml").read_text(encoding="utf-8"))


@cache
def polite_words(language: str) -> tuple[str, ...]:
    """What is taken out of a message in this language, and in English; the longest first."""
    return _longest_first(language, "polite")


@cache
def softer_words(language: str) -> tuple[str, ...]:
    """What is taken out too, and yet is no request by itself; the longest first."""
    return _longest_first(language, "softer")


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
    before = frozenset({*_listed(language, "before_my_name"), *polite_words(language)})
    after = set(polite_words(language)) - _NAMES_TOO
    cut = True
    while cut and len(words) > 1:
        cut = _drop(words, before, begins=True) or _drop(words, after, begins=False)
    return " ".join(words) or text


#: polite words that are names as well
_NAMES_TOO = frozenset({"ty", "ta"})


def gives_no_name(said: str, language: str) -> bool:
    """Whether plain words that stand where a name is asked for are none."""
    begins = _listed(language, "no_name_begins")
    return said in _listed(language, "no_name") or any(_begins(said, words) for words in begins)


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
    named = _listed(language, "before_a_value")
    return frozenset({*named, *polite_words(language)})


#: so many words stand before a number or a time, and say nothing of it
_MOST_AROUND = 5


def asks(command: str, language: str) -> tuple[str, ...]:
    """Other ways to give a command, in this language and in English."""
    return _listed(language, "asks", command)


def small_talk(said: str, language: str) -> str | None:
    """What kind of small talk these plain words are, polite words aside; None if they are none."""
    bare = without(said, polite_words(language))
    for kind in _WORDS["small"]:
        forms = _listed(language, "small", kind)
        if said in forms or (bare and bare in forms):
            return str(kind)
    return None


def asks_for_silence(text: str) -> bool:
    """Whether words say, in any language here, that someone is not to be told of them."""
    said = f" {spelled_out(text)} "
    return any(
        f" {words} " in said for code in _WORDS["silence"] for words in _listed(code, "silence")
    )


def small_sign(signs: str) -> str | None:
    """What kind of small talk these emoji are, with no words; None if they are none."""
    kinds = _WORDS["signs"]["small"].items()
    return next((kind for kind, those in kinds if signs and set(signs) <= set(those)), None)


def is_hard(signs: str) -> bool:
    """Whether one of these emoji says that someone is not well."""
    return not set(signs).isdisjoint(_WORDS["signs"]["hard"]["sad"])


def greetings(language: str) -> tuple[str, ...]:
    """The ways to say hello."""
    return _listed(language, "small", "hello")


@cache
def denials(language: str) -> frozenset[str]:
    """The words that turn what is said round."""
    return frozenset(_listed(language, "denials"))


@cache
def conditions(language: str) -> frozenset[str]:
    """The words that leave open whether what is said is so."""
    return frozenset(_listed(language, "conditions"))


@cache
def turning_words(language: str) -> frozenset[str]:
    """The words with which a second clause begins."""
    return frozenset(_listed(language, "turns"))


@cache
def refusals(language: str) -> frozenset[str]:
    """The ways to say no to being asked whether others are told."""
    return frozenset(_listed(language, "refusals"))


@cache
def resumes(language: str) -> frozenset[str]:
    """The ways to say that one goes on, where anything typed does that."""
    return frozenset(_listed(language, "resumes"))


@cache
def danger_words(language: str) -> frozenset[str]:
    """Who does something, and what: each with each, in this language and in English."""
    found = set()
    for code in {"en", language}:
        who, does = (_WORDS["danger"][part].get(code, ()) for part in ("who", "does"))
        for words in (f"{one} {thing}" for one in who for thing in does):
            found |= {plain(words), spelled_out(words)}
    return frozenset(found)


@cache
def beside_danger(language: str) -> tuple[str, ...]:
    """What is taken out of such words; the longest first."""
    return _longest_first(language, "danger", "beside")


def not_addressed(text: str, name: str, language: str, *also: str) -> str:
    """A text without what only speaks to someone, or asks for them: “thanks Sam!”, “call me sam”.

    They are known by their name, and by what else they are called: “my link worker”.
    """
    names = dict.fromkeys((plain(name), *plain(name).split()[:1], *map(plain, also)))
    polite, after = polite_words(language), _longest_first(language, "after_a_name")
    before = (*polite, *_longest_first(language, "before_a_name"))
    greetings = [f"{words} {one}" for one in names for words in before]
    asked = [(one, f"{one} {words}") for one in names for words in after]
    rest: list[str] = []
    said_so = [said for said in map(plain, re.split(r"[,،.!?؟;؛:\n]+", text)) if said]
    for said, then in zip(said_so, [*said_so[1:], ""], strict=False):
        if said in names and not any(_begins(then, words) for words in (*after, "you")):
            rest.append(said)  # “Sam! Hit me.”
            continue
        if without(said, before) in names or _asks_for(said, tuple(names), language):
            continue
        begun = [one for one in greetings if _begins(said, one)]
        begun += [one for one, all_of_it in asked if _begins(said, all_of_it)]
        rest.append(said.removeprefix(begun[0]) if begun else said)
    return "\n".join(rest)


def _asks_for(said: str, names: tuple[str, ...], language: str) -> bool:
    """Whether plain words ask for someone, and are nothing more than that."""
    bare = without(spelled_out(said), polite_words(language))
    after = _longest_first(language, "after_an_ask")
    for name in (one for one in names if f" {one} " in f" {bare} "):
        asked = f" {bare} ".replace(f" {name} ", f" {_NAME} ").strip()
        if without(asked, after) in _ways_to_ask(language):
            return True
    return False


@cache
def _ways_to_ask(language: str) -> frozenset[str]:
    """All forms in which someone is asked for, with a sign in the place of their name."""
    found = set()
    for code in {"en", language}:
        for form in _WORDS["asks_for"].get(code, ()):
            pieces = re.split(r"\{(\w+)\}", form)
            ways = [
                [_NAME] if at % 2 and piece == "name" else _parts_of_it(piece, code, at % 2)
                for at, piece in enumerate(pieces)
            ]
            found |= {" ".join(" ".join(one).split()) for one in product(*ways)}
    return frozenset(found)


def _parts_of_it(piece: str, code: str, named: int) -> list[str]:
    forms = _WORDS["asks_for_parts"][piece].get(code, []) if named else [piece]
    return [spelled_out(form) for form in forms]


#: stands for a name; nobody can type it into plain words
_NAME = "{}"


def _begins(said: str, words: str) -> bool:
    return f"{said} ".startswith(f"{words} ")


def asks_with_please(command: str, language: str) -> tuple[str, ...]:
    """The same, only if something polite stands beside it."""
    return _listed(language, "with_please", command)


@cache
def _longest_first(language: str, *table: str) -> tuple[str, ...]:
    found = _listed(language, *table)
    return tuple(sorted(found, key=lambda words: (-len(words.split()), -len(words), words)))


@cache
def _listed(language: str, *table: str) -> tuple[str, ...]:
    """What a table of the list says in this language and in English; nothing if it is not there.

    Worked out once: each message that someone types is held against all of them.
    """
    found = _WORDS
    for name in table:
        found = found.get(name, {})
    forms = (one for code in ("en", language) for one in found.get(code, ()))
    words = (way(form) for form in forms for way in (plain, spelled_out))
    return tuple(dict.fromkeys(one for one in words if one))
