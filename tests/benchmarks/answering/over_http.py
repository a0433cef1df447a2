"""The same answers over HTTP: each side polls the local server with its own real loop."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from time import perf_counter
from typing import Any

import httpx

from tests.benchmarks.answering.ours import Ours
from tests.benchmarks.answering.people import Raw
from tests.benchmarks.answering.stock import Stock

_MOST_SECONDS = 60


@asynccontextmanager
async def a_server() -> AsyncIterator[str]:
    """The local server in a process of its own; its address."""
    started = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.benchmarks.answering.server"),
        stdout=asyncio.subprocess.PIPE,
    )
    assert started.stdout is not None
    port = json.loads(await started.stdout.readline())["port"]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        started.terminate()
        await started.wait()


async def ours(side: Ours, url: str, rounds: Iterator[list[Raw]], answers: int) -> float:
    """Answers a second through Intake.run, each saved, and each tap's spinner stopped."""
    taken = 0
    real = side.intake.take_batch

    def counted(raws: list[Any]) -> Any:
        nonlocal taken
        afters = real(raws)
        taken += len(raws)
        return afters

    side.intake.take_batch = counted  # type: ignore[method-assign]  # to know when it is saved
    await side.telegram.start()
    loop = asyncio.create_task(side.intake.run())
    try:
        return await _timed(url, rounds, answers, lambda: taken, lambda: not side.intake.asides)
    finally:
        loop.cancel()
        with suppress(asyncio.CancelledError):
            await loop
        await side.telegram.stop()


async def stock(side: Stock, url: str, rounds: Iterator[list[Raw]], answers: int) -> float:
    """Answers a second through the Updater and the Application; each reply has been sent."""
    updater = side.app.updater
    assert updater is not None
    before = side.app.taken
    await side.app.start()
    await updater.start_polling(allowed_updates=["message", "callback_query"])
    try:
        return await _timed(url, rounds, answers, lambda: side.app.taken - before, lambda: True)
    finally:
        await updater.stop()
        await side.app.stop()


async def _timed(
    url: str,
    rounds: Iterator[list[Raw]],
    answers: int,
    taken: Callable[[], int],
    settled: Callable[[], bool],
) -> float:
    """Feed one round after another, each when the one before is done."""
    seconds, fed = 0.0, 0
    async with httpx.AsyncClient() as client:
        while fed < answers:
            raws = next(rounds)
            fed += len(raws)
            began = perf_counter()
            await client.post(f"{url}/feed", json=raws)
            while taken() < fed or not settled():
                await asyncio.sleep(0.001)
                if perf_counter() - began > _MOST_SECONDS:
                    raise TimeoutError
            seconds += perf_counter() - began
    return fed / seconds


logging.getLogger("httpx").setLevel(logging.WARNING)
