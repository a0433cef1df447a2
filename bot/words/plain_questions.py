"""Plain questions that people type: which of a closed list a whole message is.

The lists themselves are in plain_questions.toml; what each is answered with is in
bot/typed/plain_answers.py.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import product
from pathlib import Path

from bot.words.day_names import day_names
from bot.words.polite import polite_words, without
from locales.plain import plain, spelled_out

_LISTS = tomllib.loads(
    (Path(__file__).parent / "plain_questions.toml").read_text(encoding="utf-8")
)
#: longer text is none of these
_LONGEST = 120
#: of a question about a day: each asks for one
_DAYS = {
    "{today}": "today",
    "{tomorrow}": "tomorrow",
    "{week}": "week",
    "{weekday}": "weekday",
}
_SHORT = 2  #: letters
#: before the name of a day, or after it
_ON_A_DAY = ("{0}", "on {0}", "this {0}", "on this {0}", "next {0}", "يوم {0}", "{0} القادم")
_NAMED = re.compile(r"\{(\w+)\}")


def kind_of(text: str, language: str) -> str | None:
    """Which plain question this is, and nothing more; None if it is none."""
    if len(text) > _LONGEST:
        return None
    return _questions(language).get(_bare(spelled_out(text), language))


def days_named(text: str, language: str) -> frozenset[str]:
    """Which days a text names: today, tomorrow, week, weekday."""
    bare = _bare(spelled_out(text), language)
    return frozenset(day for mark, day in _DAYS.items() if mark in bare)


@cache
def kinds() -> frozenset[str]:
    """All there are."""
    return frozenset(_LISTS["questions"]) - {"on_day"} | frozenset(_DAYS.values())


def listed(kind: str, language: str) -> tuple[str, ...]:
    """The ways to ask it that are in the list of this language, one for each of [either]."""
    name = "on_day" if kind in _DAYS.values() else kind
    forms = (one for form in _LISTS["questions"][name].get(language, ()) for one in _each(form))
    return tuple(form for form in forms if name != "on_day" or kind == _day_in(form))


@cache
def _questions(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in sorted(kinds()):
        for code in dict.fromkeys(("en", language)):
            for form in listed(kind, code):
                found[_bare(_spelled(form), language)] = kind
    return found


def _day_in(form: str) -> str:
    return next(day for mark, day in _DAYS.items() if mark in form)


def _each(form: str) -> list[str]:
    """A form for each of what [either] names in it."""
    named = [name for name in _NAMED.findall(form) if name in _LISTS["either"]]
    found = []
    for one in product(*(_LISTS["either"][name] for name in named)):
        said = form
        for name, words in zip(named, one, strict=True):
            said = said.replace(f"{{{name}}}", words, 1)
        found.append(said)
    return found


def _spelled(form: str) -> str:
    """A form of the list as a message is spelled out, with the names in it left alone."""
    parts = re.split(r"(\{\w+\})", form)
    return " ".join(" ".join(p if p.startswith("{") else spelled_out(p) for p in parts).split())


def _bare(said: str, language: str) -> str:
    """Without what means nothing more, and with each part under its name."""
    bare = f" {without(without(said, polite_words(language)), _filler(language))} "
    for words, name in _parts(language):
        while f" {words} " in bare:
            bare = bare.replace(f" {words} ", f" {name} ")
    return " ".join(bare.split())


@cache
def _filler(language: str) -> tuple[str, ...]:
    return _longest_first(_in_both(_LISTS["filler"], language))


@cache
def _parts(language: str) -> tuple[tuple[str, str], ...]:
    """Each word or words that stand for a part, with its name; the longest first."""
    names = {
        words: f"{{{name}}}"
        for name, table in _LISTS["parts"].items()
        for words in _in_both(table, language)
    }
    days = [day for day in day_names(language) if len(day) > _SHORT]  # “we” is no Wednesday
    said = (way.format(day) for day in days for way in _ON_A_DAY)
    names = {**dict.fromkeys(said, "{weekday}"), **names}
    return tuple((words, names[words]) for words in _longest_first(names))


def _in_both(table: dict[str, list[str]], language: str) -> dict[str, None]:
    forms = (one for code in ("en", language) for one in table.get(code, ()))
    return dict.fromkeys(way(form) for form in forms for way in (plain, spelled_out))


def _longest_first(found: dict[str, None] | dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted(filter(None, found), key=lambda words: (-len(words.split()), -len(words))))
