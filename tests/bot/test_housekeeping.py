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

from bot import program as running
from bot.program import Program
from scheduler.post.resting import Resting
from tests.home import START, Home, a_home

CANARY = "Kit wrote a canary"
PARTS = ("keep_house", "forget_updates", "learn")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as home:
        yield home


class Kept:
    """A program of which only the housekeeping and the ticking are there."""

    def __init__(self, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[str] = []
        self.fails: dict[str, Exception] = {}
        self.woken = 0
        self.now = START
        self.program: Any = cast("Any", object.__new__(Program))
        self.program._db = home.database  # noqa: SLF001 - it is put together by hand
        self.program.now = lambda: self.now
        self.program._resting, self.program._house = Resting(), Resting()  # noqa: SLF001
        self.program.keep_house = lambda: self.does("keep_house")
        self.program._memory = SimpleNamespace(  # noqa: SLF001
            learn=self.learn, with_unfit_words=tuple
        )
        self.program.delivery = SimpleNamespace(wake=self.wake)
        monkeypatch.setattr(running, "forget_updates", lambda *_: self.does("forget_updates"))

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
        asyncio.run(kept.program._housekeep())  # noqa: SLF001
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

    monkeypatch.setattr(running, "sweep", fails)
    for _ in range(3):
        try:
            asyncio.run(kept.program._tick())  # noqa: SLF001
        except ValueError:
            assert isinstance(error, ValueError)
    assert kept.woken == 3
