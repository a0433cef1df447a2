"""Durable answered questions a second, with and without HTTP, beside the stock toolkit.

`python -m tests.benchmarks.turns` prints a table, and as its last line one JSON object.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

from telegram.warnings import PTBUserWarning

from tests.benchmarks.answering import over_http
from tests.benchmarks.answering.ours import Ours
from tests.benchmarks.answering.people import BATCH, Raw, batches
from tests.benchmarks.answering.stock import Stock

WHAT = """\
Each person answers two real talks, seven questions: five taps, two typed. One answer a person
a batch. Only answering is timed; medians of {repeats} (of 1 over HTTP), the sides in turn.
Ours: real intake, engine, acts, sealing; SQLite file, WAL, synchronous=FULL; each update's
  answer and the row of what will be said are committed; batches of up to 100 updates.
Stock: python-telegram-bot, ConversationHandler, one update after another; the answer goes to
  user_data, and a facilitator gets the typed ones. Durable: PicklePersistence, written and
  synced after each update; it writes its whole file again, and a crash then would lose it.
Without HTTP: stock's replies go to a stub that says ok at once; ours has posted its rows.
With HTTP: both poll a local server. Stock's handler answers the tap and sends its reply before
  it goes on, for it has no other way; ours stops the spinner after the commit (timed too), and
  leaves the sending to delivery, at Telegram's 30 a second (not timed).
One synced write of 4 kB takes {sync_ms:.2f} ms on this disk. {cores} cores.
"""

_A_FEW = 20  #: stock takes one update after another: it can be stopped sooner


class Size(NamedTuple):
    """How much is done in one cell."""

    people: int
    answers: int  #: at most, without HTTP
    over_http: int
    seconds: float  #: at most, without HTTP


class Cell(NamedTuple):
    """Answers a second, for one number of people, with or without HTTP."""

    people: int
    http: bool
    ours: float
    stock: float
    stock_not_durable: float

    def figures(self) -> dict[str, float | int | bool]:
        """As JSON: rounded, with the ratios."""
        return {
            "people": self.people,
            "http": self.http,
            "ours": round(self.ours),
            "stock_durable": round(self.stock),
            "stock_not_durable": round(self.stock_not_durable),
            "ours_to_stock_durable": round(self.ours / self.stock, 2),
            "ours_to_stock_not_durable": round(self.ours / self.stock_not_durable, 2),
        }


class Sides:
    """The three that are compared, with the same people."""

    def __init__(self, size: Size, folder: Path, url: str) -> None:
        self.size, self.url = size, url
        self.ours = Ours(folder, size.people, BATCH, url)
        self.durable = Stock(size.people, _A_FEW, folder)
        self.quick = Stock(size.people, _A_FEW, None)
        self._over_http: list[Stock] = []
        self._rounds = self.ours.rounds()

    async def start(self) -> None:
        """Let the stock ones begin where ours does."""
        await self.durable.start()
        await self.quick.start()

    async def without_http(self, repeats: int) -> Cell:
        """The sides in turn, so that whatever else the machine does falls on all of them."""
        durable, quick = self.durable.rounds(), self.quick.rounds()
        rates = [
            (
                self._ours(),
                await self._stock(self.durable, durable),
                await self._stock(self.quick, quick),
            )
            for _ in range(repeats)
        ]
        middle = [median(one) for one in zip(*rates, strict=True)]
        return Cell(self.size.people, False, *middle)

    async def with_http(self, folder: Path) -> Cell:
        """Over HTTP, one after another; stock's few answers are enough for its rate."""
        size = self.size
        rates = [await over_http.ours(self.ours, self.url, self._rounds, size.over_http)]
        for home in (folder, None):
            side = Stock(size.people, _A_FEW, home, self.url)
            self._over_http.append(side)
            await side.start()
            rounds, few = side.rounds(), max(size.over_http // 4, 1)
            rates.append(await over_http.stock(side, self.url, rounds, few))
        return Cell(size.people, True, *rates)

    async def all_saved_once(self) -> bool:
        """Whether each answer is where it should be, once."""
        theirs = [await side.saved_once() for side in self._stocks()]
        return all(theirs) and self.ours.saved_once()

    async def stop(self) -> None:
        """Let go."""
        self.ours.close()
        for side in self._stocks():
            await side.stop()

    def _stocks(self) -> list[Stock]:
        return [self.durable, self.quick, *self._over_http]

    def _ours(self) -> float:
        clock = Stopwatch(self.size)
        while not clock.done:
            for batch in batches(next(self._rounds)):
                with clock.timing(len(batch)):
                    self.ours.take(batch)
        return clock.rate

    async def _stock(self, side: Stock, rounds: Iterator[list[Raw]]) -> float:
        clock = Stopwatch(self.size)
        while not clock.done:
            for raw in next(rounds):
                with clock.timing(1):
                    await side.take([raw])
        return clock.rate


class Stopwatch:
    """Counts what was answered, and only the time that answering took."""

    def __init__(self, size: Size) -> None:
        self._size, self._seconds, self._answers = size, 0.0, 0

    @contextmanager
    def timing(self, answers: int) -> Iterator[None]:
        """While so many are answered."""
        began = perf_counter()
        yield
        self._seconds += perf_counter() - began
        self._answers += answers

    @property
    def done(self) -> bool:
        """Whether that was enough."""
        return self._seconds >= self._size.seconds or self._answers >= self._size.answers

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self._answers / self._seconds


async def measure(sizes: Sequence[Size], repeats: int) -> dict[str, Any]:
    """All cells, and whether every answer was saved once."""
    cells, saved = [], True
    async with over_http.a_server() as url:
        for size in sizes:
            with TemporaryDirectory() as folder, TemporaryDirectory() as other:
                sides = Sides(size, Path(folder), url)
                await sides.start()
                cells.append(await sides.without_http(repeats))
                cells.append(await sides.with_http(Path(other)))
                saved = await sides.all_saved_once() and saved
                await sides.stop()
    plain = [cell.ours for cell in cells if not cell.http]
    return {
        "benchmark": "turns",
        "unit": "answered questions a second",
        "cells": [cell.figures() for cell in cells],
        "flat": round(plain[-1] / plain[0], 2),
        "saved_once": saved,
    }


def table(found: dict[str, Any]) -> str:
    """The cells as lines of text."""
    heads = ("people", "HTTP", "ours", "stock", "stock, not durable", "ours / not durable")
    rows = [
        (
            f"{cell['people']:,}",
            "yes" if cell["http"] else "no",
            *(f"{cell[side]:,}" for side in ("ours", "stock_durable", "stock_not_durable")),
            f"{cell['ours_to_stock_not_durable']:.2f}",
        )
        for cell in found["cells"]
    ]
    return "\n".join(
        "  ".join(word.rjust(len(head)) for word, head in zip(row, heads, strict=True))
        for row in (heads, *rows)
    )


def synced_write_ms(folder: str) -> float:
    """How long one synced write takes on the disk that is used."""
    times = []
    with (Path(folder) / "synced").open("wb") as file:
        for _ in range(50):
            began = perf_counter()
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())
            times.append(perf_counter() - began)
    return median(times) * 1000


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[50, 500, 5000])
    parser.add_argument("--answers", type=int, default=2100, help="at most, in one cell")
    parser.add_argument("--seconds", type=float, default=2.0, help="at most, in one cell")
    parser.add_argument("--over-http", type=int, default=500, help="answers in a cell with HTTP")
    parser.add_argument("--repeats", type=int, default=3)
    asked = parser.parse_args()
    warnings.simplefilter("ignore", PTBUserWarning)
    sizes = [Size(one, asked.answers, asked.over_http, asked.seconds) for one in asked.people]
    with TemporaryDirectory() as folder:
        sync_ms = synced_write_ms(folder)
    found = asyncio.run(measure(sizes, asked.repeats))
    print(WHAT.format(repeats=asked.repeats, sync_ms=sync_ms, cores=os.cpu_count()))
    print(table(found))
    print(json.dumps({**found, "synced_write_ms": round(sync_ms, 2)}))


if __name__ == "__main__":
    main()
