"""What only speaks to someone, or asks for them, is taken out of what they are told."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from bot.words.polite import WORDS, begins_with, longest_first, polite_words, without
from locales.plain import plain, spelled_out

#: stands for a name; nobody can type it into plain words
_NAME = "{}"


def not_addressed(text: str, name: str, language: str, *also: str) -> str:
    """A text without what only speaks to someone, or asks for them: “thanks Sam!”, “call me sam”.

    They are known by their name, and by what else they are called: “my link worker”.
    """
    names = dict.fromkeys((plain(name), *plain(name).split()[:1], *map(plain, also)))
    polite, after = polite_words(language), longest_first(language, "after_a_name")
    before = (*polite, *longest_first(language, "before_a_name"))
    greetings = [f"{words} {one}" for one in names for words in before]
    asked = [(one, f"{one} {words}") for one in names for words in after]
    rest: list[str] = []
    said_so = [said for said in map(plain, re.split(r"[,،.!?؟;؛:\n]+", text)) if said]
    for said, then in zip(said_so, [*said_so[1:], ""], strict=False):
        if said in names and not any(begins_with(then, words) for words in (*after, "you")):
            rest.append(said)  # “Sam! Hit me.”
            continue
        if without(said, before) in names or _asks_for(said, tuple(names), language):
            continue
        begun = [one for one in greetings if begins_with(said, one)]
        begun += [one for one, all_of_it in asked if begins_with(said, all_of_it)]
        rest.append(said.removeprefix(begun[0]) if begun else said)
    return "\n".join(rest)


def _asks_for(said: str, names: tuple[str, ...], language: str) -> bool:
    """Whether plain words ask for someone, and are nothing more than that."""
    bare = without(spelled_out(said), polite_words(language))
    after = longest_first(language, "after_an_ask")
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
        for form in WORDS["asks_for"].get(code, ()):
            pieces = re.split(r"\{(\w+)\}", form)
            ways = [
                [_NAME] if at % 2 and piece == "name" else _parts_of_it(piece, code, at % 2)
                for at, piece in enumerate(pieces)
            ]
            found |= {" ".join(" ".join(one).split()) for one in product(*ways)}
    return frozenset(found)


def _parts_of_it(piece: str, code: str, named: int) -> list[str]:
    forms = WORDS["asks_for_parts"][piece].get(code, []) if named else [piece]
    return [spelled_out(form) for form in forms]
