"""Places that a talk leaves open for other rooms, and what those bring in their `parts.py`.

A meeting's talk asks how it was, and a room that keeps what people say then brings the step that
has it kept. So the talk knows no room, and reads as it did: what is brought stands in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from conversations import folders
from conversations.script import Ask, Choice, Choices, Step, paths


class NoSuchPart(LookupError):
    """A talk leaves a place open, and no room brings anything for it."""


def steps_for(place: str) -> tuple[Step, ...]:
    """What comes at this place of a talk. Raises NoSuchPart."""
    steps: tuple[Step, ...] = _in(brought("STEPS"), place)
    return steps


def choices_for(place: str) -> tuple[Choice | Choices, ...]:
    """What can be picked beside the talk's own choices, in this place. Raises NoSuchPart."""
    choices: tuple[Choice | Choices, ...] = _in(brought("CHOICES"), place)
    return choices


def each_at(talk: str) -> str:
    """The act that runs after every answer of this talk. Raises NoSuchPart."""
    return str(_in(brought("EACH"), talk))


def asked_at(*places: str) -> tuple[str, ...]:
    """The names of the questions that come there."""
    steps = (step for place in places for _, step in paths(steps_for(place), ""))
    return tuple(step.name for step in steps if isinstance(step, Ask))


def _in(brings: Mapping[str, Any], place: str) -> Any:
    if place not in brings:
        raise NoSuchPart(place)
    return brings[place]


@cache
def brought(what: str) -> Mapping[str, Any]:
    """All that rooms bring, STEPS, CHOICES or EACH, by its place. Raises TwoOfOneName."""
    return folders.brought(what, "parts")
