"""In which messages an answer was typed: people say one thing in two or three short ones.

It is kept beside the answers of a talk, sealed with them, for the newest answer alone: which
messages it was, when Telegram had them, and how long each is. What was typed after an answer had
been passed on waits there too, until its sender has said whether it is to be added.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from conversations.script import HEARD_IN, Answer, Answers

#: the names under which they stand among a talk's answers; no question has such a name
HEARD, LATER = HEARD_IN, "said_later*"
#: begins the words of a part that the answer does not hold as they were typed
_TYPED = "="
_FIELDS = 3


class Part(NamedTuple):
    """One message of an answer. `at` is Telegram's own time, in Unix seconds; 0 if unknown."""

    message: int
    at: int
    words: str


class Heard(NamedTuple):
    """The newest answer of a talk, and in which messages it was typed."""

    question: str
    turn: int  #: how far the talk was then
    parts: tuple[Part, ...]


def in_one(parts: Iterable[Part]) -> str:
    """The words of all messages, in the order in which they were typed."""
    return "\n".join(part.words for part in in_order(parts))


def in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    """By the numbers of the messages: an update can overtake another."""
    return tuple(sorted(parts, key=lambda part: part.message))


def heard_in(answers: Answers) -> Heard | None:
    """How the newest answer was typed; None if it was not, or is no longer that."""
    flat = answers.get(HEARD, ())
    if isinstance(flat, str) or len(flat) < 2 + _FIELDS:
        return None
    question, turn, *rest = flat
    said = answers.get(question, "")
    if not isinstance(said, str):
        return None
    parts, at = [], 0
    for message, when, words in _threes(rest):
        if words.startswith(_TYPED):
            parts.append(Part(int(message), int(when), words.removeprefix(_TYPED)))
            continue
        parts.append(Part(int(message), int(when), said[at : at + int(words)]))
        at += int(words) + 1
    if at and at != len(said) + 1:
        return None
    return Heard(question, int(turn), tuple(parts))


def with_heard(answers: Answers, heard: Heard) -> dict[str, Answer]:
    """The answers, with a note of how the newest was typed; where it can, without its words."""
    rest = {name: said for name, said in answers.items() if name != HEARD}
    parts = in_order(heard.parts)
    as_typed = rest.get(heard.question) == in_one(parts)
    flat = [
        field
        for part in parts
        for field in (
            str(part.message),
            str(part.at),
            str(len(part.words)) if as_typed else _TYPED + part.words,
        )
    ]
    return {HEARD: (heard.question, str(heard.turn), *flat), **rest}


def later(answers: Answers) -> tuple[Part, ...]:
    """What was typed after an answer had been passed on, and is not added yet."""
    flat = answers.get(LATER, ())
    if isinstance(flat, str):
        return ()
    return tuple(Part(int(message), int(at), words) for message, at, words in _threes(list(flat)))


def with_later(answers: Answers, parts: Iterable[Part]) -> dict[str, Answer]:
    """The answers, with what waits to be added to the newest; no parts, none waits."""
    rest = {name: said for name, said in answers.items() if name != LATER}
    flat = [
        field
        for part in in_order(parts)
        for field in (str(part.message), str(part.at), part.words)
    ]
    return {LATER: tuple(flat), **rest} if flat else rest


def _threes(flat: list[str]) -> list[tuple[str, str, str]]:
    return list(zip(flat[::3], flat[1::3], flat[2::3], strict=True))
