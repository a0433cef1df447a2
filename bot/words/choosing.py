"""Which of the offered choices was meant: its words, their beginning, its number, yes or no."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from babel import Locale, UnknownLocaleError

from bot.words.polite import conditions, denials, polite_words, turning_words, without
from bot.words.yes_and_no import no_words, says_no, says_yes, yes_words
from locales.plain import digits, plain, spelled_out, symbols

Offered = Sequence[tuple[str, str]]

#: Typed less than this, a beginning could be anything.
SHORTEST_BEGINNING = 3
#: In scripts that write few vowels, fewer letters say as much.
SHORTEST_WITHOUT_VOWELS = 2
#: in a clause of which it is open whether it is so; nobody can type it
_LEFT_OPEN = "\x00"
_SEPARATORS = re.compile(r"[,،;؛/&+\n]")
_ENDS_A_CLAUSE = re.compile(r"[,،;؛.!?؟:\n]+|\s[-–—]+\s|\.\.+")


def chosen(
    text: str,
    offered: Offered,
    language: str,
    *,
    numbered: bool = True,
    exactly: bool = False,
    whole: bool = False,
    yes: str = "",
) -> str | None:
    """The key of the one choice that was meant; None if there is none, or more than one.

    `exactly`: only all its words, or its number, will do; `whole`: polite words may stand around
    them. `yes`: the choice that a “yes” means; then only one with the key “no” means no.
    """
    said = spelled_out(text)
    bare = without(said, polite_words(language))
    labels = [(key, spelled_out(label)) for key, label in offered]
    if not said and (face := _with_this_face(text, offered)) is not None:
        return face
    begun = [(key, label) for key, label in labels if key != yes]  # half of it tells no one
    ways = [
        [key for key, label in labels if said and label == said],
        _numbered(said, offered) if numbered else [],
    ]
    if whole:
        ways += [[key for key, label in labels if bare and label == bare]]
    elif not exactly:
        ways += [
            _yes_or_no(text, [key for key, _ in offered], language, yes),
            [key for key, label in labels if bare and label == bare],
            [key for key, label in begun if _begins(label, said)],
            [key for key, _ in offered if plain(key) == said and _is_word(key, numbered=numbered)],
        ]
    found: list[str] = next(filter(None, ways), [])
    return found[0] if len(set(found)) == 1 else None


def half_meant(text: str, offered: Offered, language: str) -> tuple[str, bool] | None:
    """The one choice that a longer sentence may mean, and whether it says more than that.

    One of its clauses is the choice; or, with no “no”, “not” or “if” in it, it begins with a yes
    or holds all words of the button. None if several fit, or none.
    """
    said = spelled_out(text)
    parts = clauses(text, language)
    in_doubt = is_asked_back(text) or not conditions(language).isdisjoint(said.split())
    found: dict[str | None, str] = {
        _clause_means(clause, offered, language, in_doubt=in_doubt): clause
        for clause in parts
        if _LEFT_OPEN not in clause
    }
    found.pop(None, None)
    words = said.split()
    turned = denials(language) | (no_words(language) - yes_words(language)) | conditions(language)
    if turned.isdisjoint(words):
        if not found and words[:1] and words[0] in yes_words(language):
            found[chosen(words[0], offered, language, numbered=False)] = text
        for one, label in ((key, spelled_out(label)) for key, label in offered):
            if (
                one not in found
                and len(label) > SHORTEST_BEGINNING
                and f" {label} " in f" {said} "
                and not in_doubt
            ):
                found[one] = text
        found.pop(None, None)
    if len(found) != 1:
        return None
    ((key, clause),) = found.items()
    return str(key), clause is not text and len(parts) > 1


def _clause_means(clause: str, offered: Offered, language: str, *, in_doubt: bool) -> str | None:
    """The choice that a clause is; where all is asked or an “if”, only by all its words."""
    plainly = says_yes(clause, language) or says_no(clause, language)
    return chosen(clause, offered, language, numbered=False, whole=in_doubt and not plainly)


def clauses(text: str, language: str) -> list[str]:
    """The parts of a text, as marks and words like “but” part it; none of them empty."""
    """What a text is made of; what stands beside an “if” or “maybe” is marked as left open."""
    words: list[str] = []
    turns, open_words = turning_words(language), conditions(language)
    for piece in _ENDS_A_CLAUSE.split(digits(text)):
        words.append("\n")
        for word in piece.split():
            words.append("\n" if plain(word) in turns else word)
            if plain(word) in open_words:
                words.append(_LEFT_OPEN)
    return [part for part in " ".join(words).split("\n") if plain(part)]


def _with_this_face(text: str, offered: Offered) -> str | None:
    """The one choice that has just these emoji on its button."""
    signs = symbols(text)
    found = [key for key, label in offered if signs and symbols(label) == signs]
    return found[0] if len(found) == 1 else None


def is_asked_back(text: str) -> bool:
    """Whether it ends with a question mark: “good?” is no “good”."""
    return text.rstrip(" \n.!…").endswith(("?", "؟"))


def several(text: str, offered: Offered, language: str) -> tuple[str, ...] | None:
    """The keys of all that were meant, as in “1, 3” or “fare and seat”; None if any is unclear."""
    whole = chosen(text, offered, language)
    if whole is not None:
        return (whole,)
    found: list[str] = []
    for part in _parts(text, language):
        key = chosen(part, offered, language) or _holding(part, offered, language)
        if key is None:
            return None
        found.append(key)
    return tuple(dict.fromkeys(found)) or None


def _is_word(key: str, *, numbered: bool) -> bool:
    """Whether a key may be typed: an id of a person or a meeting may not, nor a foreign “no”."""
    return key not in {"yes", "no", "ok"} and not (numbered and key.isdigit())


def _numbered(said: str, offered: Offered) -> list[str]:
    """A number stands for the choice in that place, counted from 1."""
    if re.fullmatch(r"[1-9]\d?", said) and int(said) <= len(offered):
        return [offered[int(said) - 1][0]]
    return []


def _begins(label: str, said: str) -> bool:
    vowels = any("a" <= char <= "z" for char in said)
    shortest = SHORTEST_BEGINNING if vowels else SHORTEST_WITHOUT_VOWELS
    long_enough = len(said.replace(" ", "")) >= shortest and not said.isdigit()
    return long_enough and label.startswith(said)


def _yes_or_no(text: str, keys: Sequence[str], language: str, yes: str) -> list[str]:
    """The one choice that says yes (or the only one there is), or the one that says no."""
    if says_yes(text, language):
        only = [yes] if yes else list(keys) if len(keys) == 1 else []
        return only or _meaning("yes", keys)
    if not says_no(text, language):
        return []
    if yes:
        return [key for key in keys if key == "no"]
    return _meaning("no", keys) or _meaning("not", keys)


def _meaning(word: str, keys: Sequence[str]) -> list[str]:
    if word in keys:
        return [word]
    return [key for key in keys if key.startswith(f"{word}_")]


def _holding(part: str, offered: Offered, language: str) -> str | None:
    """The only choice whose label holds all these words: “seat” for “A quiet seat”."""
    words = set(plain(part).split()) - and_words(language)
    if sum(len(word) for word in words) < SHORTEST_WITHOUT_VOWELS:
        return None
    found = [key for key, label in offered if words <= set(plain(label).split())]
    return found[0] if len(found) == 1 else None


def _parts(text: str, language: str) -> list[str]:
    conjunctions = and_words(language)
    parts: list[str] = []
    for piece in _SEPARATORS.split(digits(text)):
        words: list[str] = []
        for word in [*piece.split(), ""]:
            glued = _unglued(word, conjunctions)
            if not word or plain(word) in conjunctions or glued != word:
                parts.append(" ".join(words))
                words = [glued] if glued != word else []
            else:
                words.append(word)
    parts = [part for part in parts if plain(part)]
    if len(parts) == 1 and all(word.isdigit() for word in plain(parts[0]).split()):
        return plain(parts[0]).split()
    return parts


def _unglued(word: str, conjunctions: frozenset[str]) -> str:
    """Arabic writes “and” together with a number that follows it."""
    rest = word[1:]
    return rest if word[:1] in conjunctions and rest.isdigit() else word


@cache
def and_words(language: str) -> frozenset[str]:
    """The words for “and” in this language, as CLDR joins two things."""
    found = {"and"}
    try:
        pattern = Locale.parse(language).list_patterns["standard"]["2"]
    except (UnknownLocaleError, ValueError, KeyError):
        return frozenset(found)
    found.add(plain(pattern.replace("{0}", "").replace("{1}", "")))
    return frozenset(found - {""})
