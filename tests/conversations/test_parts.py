"""What rooms bring for places in the talks of others (conversations/parts.py)."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from conversations import folders
from conversations.folders import TwoOfOneName
from conversations.parts import NoSuchPart, asked_at, brought, choices_for, steps_for
from conversations.registry import ALL
from conversations.script import Ask


@pytest.fixture
def read_anew() -> Iterator[None]:
    brought.cache_clear()
    yield
    brought.cache_clear()


def test_what_a_room_brings_stands_in_a_talk() -> None:
    steps = [step for one in ALL.values() for step in one.by_path.values()]
    choices = [choice for step in steps if isinstance(step, Ask) for choice in step.choices]
    here = {id(one) for one in (*steps, *choices)}

    assert brought("STEPS")
    assert brought("CHOICES")
    nowhere = [
        place
        for what in ("STEPS", "CHOICES")
        for place, part in brought(what).items()
        if not part or not {id(one) for one in part} <= here
    ]
    nowhere += [talk for talk, act in brought("EACH").items() if ALL[talk].each != act]
    assert nowhere == [], "brought for places that no talk has"


def test_a_place_for_which_nothing_is_brought_is_named() -> None:
    with pytest.raises(NoSuchPart, match="tea_break"):
        steps_for("tea_break")
    with pytest.raises(NoSuchPart, match="tea_break"):
        choices_for("tea_break")


def test_two_rooms_never_bring_the_same_part(
    monkeypatch: pytest.MonkeyPatch, read_anew: None
) -> None:
    two = [(room, SimpleNamespace(STEPS={"after_it": (room,)})) for room in ("one", "other")]
    monkeypatch.setattr(folders, "modules", lambda _named: iter(two))

    with pytest.raises(TwoOfOneName, match="after_it"):
        brought("STEPS")


def test_a_talk_can_say_which_questions_it_asks_for_others() -> None:
    assert asked_at("after_it") == ("say_thanks",)
    assert asked_at("check_in") == ()
