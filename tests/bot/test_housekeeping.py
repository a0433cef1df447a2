"""What the clock wakes: a part that fails stops no other, and says so once, without any words."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlalchemy.exc import OperationalError

from bot import housekeeping
from bot.housekeeping import Housekeeping
from tests.home import START, Home, a_home

CANARY = "Kit wrote a canary"
PARTS = ("keep_house", "forget_updates", "learn")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as home:
        yield home


class Kept:
    """Housekeeping whose parts are counted, and fail when they are told to."""

    def __init__(self, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[str] = []
        self.fails: dict[str, Exception] = {}
        self.woken = 0
        self.now = START
        delivery = cast("Any", SimpleNamespace(wake=self.wake))
        self.house = cast("Any", Housekeeping(home.database, lambda: self.now, delivery))
        self.house.keep_house = lambda: self.does("keep_house")
        self.house.memory = SimpleNamespace(learn=self.learn, with_unfit_words=tuple)
        monkeypatch.setattr(housekeeping, "forget_updates", lambda *_: self.does("forget_updates"))

    def does(self, name: str) -> None:
        if name in self.fails:
            raise self.fails[name]
        self.done.append(name)

    async def learn(self, *_: Any) -> None:
        self.does("learn")

    def wake(self) -> None:
        self.woken += 1


@pytest.fixture
def kept(home: Home, monkeypatch: pytest.MonkeyPatch) -> Kept:
    return Kept(home, monkeypatch)


@pytest.mark.parametrize(
    "error",
    [
        ValueError(CANARY),
        OSError(CANARY),
        OperationalError("", {}, Exception("disk full")),
    ],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_fails_stops_no_other(
    kept: Kept, part: str, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    kept.fails = {part: error}

    for _ in range(10):
        asyncio.run(kept.house.keep())
        kept.now += timedelta(seconds=30)

    assert sorted(kept.done) == sorted(10 * [name for name in PARTS if name != part])
    assert CANARY not in caplog.text
    lines = [line for line in caplog.messages if line.startswith("housekeeping")]
    assert len(lines) == isinstance(error, ValueError), "once in five minutes"


@pytest.mark.parametrize("error", [ValueError(CANARY), OperationalError("", {}, Exception("x"))])
def test_a_sweep_that_fails_keeps_no_message_back(
    kept: Kept, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any) -> None:
        raise error

    monkeypatch.setattr(housekeeping, "sweep", fails)
    for _ in range(3):
        try:
            asyncio.run(kept.house.tick())
        except ValueError:
            assert isinstance(error, ValueError)
    assert kept.woken == 3
