"""More ways to say the asks that matter most, made of parts: see cries.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import product
from pathlib import Path

from locales.plain import plain, spelled_out

_CRIES = tomllib.loads((Path(__file__).parent / "cries.toml").read_text(encoding="utf-8"))
_PART = re.compile(r"\{(\w+)\}")


@cache
def cries(command: str, language: str) -> tuple[str, ...]:
    """Ways to give this command in this language and in English, as they are spelled out."""
    return _both(_CRIES.get(command, {}), language)


@cache
def beside_cries(language: str) -> tuple[str, ...]:
    """What is taken out of a cry; the longest first."""
    found = _both(_CRIES["beside"], language)
    return tuple(sorted(found, key=lambda words: (-len(words.split()), -len(words), words)))


def joining_words(language: str) -> frozenset[str]:
    """What joins two cries."""
    return _listed("joins", language)


def no_cries(language: str) -> frozenset[str]:
    """What looks like a cry, and is none."""
    return _listed("none", language)


def topics(language: str) -> frozenset[str]:
    """What is only the name of a topic: where words are asked for, it may be an answer."""
    return _listed("topics", language)


def names_one_in_danger(said: str, language: str) -> bool:
    """Whether plain words are one name, and that this one is in danger."""
    name, _, rest = said.partition(" ")
    in_danger, no_name = (_listed(table, language) for table in ("in_danger", "no_name"))
    return rest in in_danger and name.isalpha() and name not in no_name


@cache
def _listed(table: str, language: str) -> frozenset[str]:
    return frozenset(_both(_CRIES[table], language))


def _both(table: dict[str, list[str]], language: str) -> tuple[str, ...]:
    """What a table lists in this language and in English, each form in all its ways."""
    codes = dict.fromkeys(("en", language))
    filled = (one for code in codes for form in table.get(code, ()) for one in _filled(form, code))
    words = (way(one) for one in filled for way in (plain, spelled_out))
    return tuple(dict.fromkeys(one for one in words if one))


def _filled(form: str, code: str) -> list[str]:
    """All that a form becomes when its parts are filled in."""
    pieces = _PART.split(form)
    ways = [
        [piece] if at % 2 == 0 else _CRIES["parts"][piece].get(code, [])
        for at, piece in enumerate(pieces)
    ]
    return ["".join(one) for one in product(*ways)]
