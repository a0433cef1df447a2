"""The answers of a talk: one sealed blob, read and written whole."""

from __future__ import annotations

from typing import NamedTuple

from conversations.script import FILE_MARK, Answer, Answers
from records.database import Tx
from records.talks import Talk

LABEL = "talk.answers"
#: how long an anonymous draft looks: the words opened later must not be known by their length
_ALIKE = (4_096, 32_768)


def answers_of(tx: Tx, talk: Talk) -> dict[str, Answer]:
    """What has been answered so far. Raises KeyGone once it has been erased."""
    if not talk.answers:  # erased, once opened with those of others
        return {}
    saved = tx.unseal(talk.key_id, LABEL, talk.answers)
    return {name: tuple(said) if isinstance(said, list) else said for name, said in saved.items()}


def sealed(tx: Tx, key_id: str, answers: Answers, *, anonymous: bool = False) -> bytes:
    """The answers, sealed; anonymous ones all look alike."""
    return tx.seal(key_id, LABEL, dict(answers), sizes=_ALIKE if anonymous else (1,))


def picked_meeting(answers: Answers) -> int | None:
    """The meeting that was picked in a talk, by these answers; None before one was."""
    return picked_id(answers, "which")


def picked_id(answers: Answers, question: str) -> int | None:
    """The id of what was picked at a question; None before, or if what was said is none."""
    said = answers.get(question)
    return int(said) if isinstance(said, str) and said.isdecimal() and len(said) < 19 else None


class Paper(NamedTuple):
    """What was sent as an answer: a file of Telegram's (`kind` is document or photo), or words."""

    kind: str
    file_id: str
    said: str  #: the file's name, or the words


def paper_in(answer: str) -> Paper:
    """The paper that was sent or typed as an answer."""
    if not answer.startswith(FILE_MARK):
        return Paper("", "", answer)
    kind, file_id, name = answer[len(FILE_MARK) :].split(FILE_MARK, 2)
    return Paper(kind, file_id, name)
