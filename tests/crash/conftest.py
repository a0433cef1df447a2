"""A group in the middle of a meeting, with the bot running: the stage for all kinds of trouble."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from records.access import Actor
from records.database import Tx
from scheduler.meetings.schedule_meeting import schedule_meeting
from scheduler.talks.acts import Order
from tests.example import an_example
from tests.scene import START, Scene


def _meeting(tx: Tx, people: Mapping[str, int]) -> None:
    starts = START + timedelta(minutes=10, hours=1)  # on the wall, in a London summer
    answers = {
        "title": "Hub rules",
        "day": f"{starts:%Y-%m-%d}",
        "time": f"{starts:%H:%M}",
        "minutes": "60",
        "place": "the Hub",
    }
    schedule_meeting(tx, Actor(people["Jo"]), Order(answers=answers), START - timedelta(minutes=1))


@contextmanager
def in_a_meeting(folder: Path) -> Iterator[Scene]:
    """The example group, ten minutes before its meeting; everyone has just been invited."""
    with an_example(folder, _meeting) as scene:
        scene.settle()
        yield scene


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    monkeypatch.setattr("bot.intake.MOST_PAUSE_SECONDS", 0.2)
    with in_a_meeting(tmp_path) as scene:
        yield scene
