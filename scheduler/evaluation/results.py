"""The results of an evaluation in words: each question with its counts, comments at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conversations.registry import ALL
from conversations.script import Ask, Choice
from scheduler.talks.passing_on.together import counted
from scheduler.talks.spoken import Line, Lines


def results_lines(form: str, answers: Iterable[tuple[str, str]]) -> Lines:
    """Lines for (question, answer) pairs of a form. Skipped answers were never kept."""
    by_question: dict[str, list[str]] = {}
    for question, answer in answers:
        by_question.setdefault(question, []).append(answer)
    lines: list[Line] = []
    for name, ask in ALL[form].questions.items():
        if name in by_question:
            lines.append(Line(ask.words, {}))
            lines.extend(_counted(ask, by_question[name]))
    return Lines(lines)


def _counted(ask: Ask, answers: list[str]) -> Iterator[Line]:
    labels = {c.key: Line(c.label, {}) for c in ask.choices if isinstance(c, Choice)}
    return counted(labels, answers)
