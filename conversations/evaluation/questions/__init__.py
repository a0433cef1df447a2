"""Question sets: small text files (TOML) that anyone can change. See adult.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from conversations.free_words import COMMENT
from conversations.script import Ask, Choice, Seen

HERE = Path(__file__).parent
#: What a file, a question and a choice may hold. A slip in a name is an error, not a silence.
FORM_KEYS = {"intro", "thanks", "questions"}
QUESTION_KEYS = {"name", "words", "choices"}
CHOICE_KEYS = {"key", "label"}


class Form(NamedTuple):
    """A question set, ready to be asked."""

    intro: str
    thanks: str
    questions: tuple[Ask, ...]


class FormError(ValueError):
    """A question set can't be used: what is wrong, and in which file."""


def read_form(name: str, folder: Path = HERE) -> Form:
    """The question set in `<name>.toml`. Raises FormError when it can't be used."""
    path = folder / f"{name}.toml"
    try:
        return _form(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, KeyError, ValueError) as problem:
        raise FormError(f"{path.name}: {problem}") from problem


def _form(data: Mapping[str, Any]) -> Form:
    _known_keys(data, FORM_KEYS)
    return Form(data["intro"], data["thanks"], tuple(_ask(one) for one in data["questions"]))


def _ask(data: Mapping[str, Any]) -> Ask:
    _known_keys(data, QUESTION_KEYS)
    choices = [_choice(one) for one in data.get("choices", [])]
    keeps = COMMENT if choices else ""
    return Ask(data["name"], data["words"], *choices, seen_by=Seen.ANONYMOUS, keeps=keeps)


def _choice(data: Mapping[str, Any]) -> Choice:
    _known_keys(data, CHOICE_KEYS)
    return Choice(data["key"], data["label"])


def _known_keys(data: Mapping[str, Any], known: set[str]) -> None:
    if unknown := set(data) - known:
        raise FormError(f"unknown: {', '.join(sorted(unknown))}")
