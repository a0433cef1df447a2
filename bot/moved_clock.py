"""The one clock. Real by default; in the demo and in tests the simulator moves it.

A moved clock goes due by due: at each step the bot does what is due, and says when it is done
and when the next thing is due.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any

import aiohttp

WAIT_SECONDS = 25


def real_now() -> datetime:
    """The time it is, in UTC."""
    return datetime.now(UTC)


class MovedClock:
    """Time as the simulator tells it."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._base, self._at, self._running = real_now(), monotonic(), True
        self._version = -1
        #: set once the simulator knows that its moves are followed
        self.followed = asyncio.Event()
        self._client: aiohttp.ClientSession | None = None

    def now(self) -> datetime:
        """The simulated time, in UTC."""
        gone = monotonic() - self._at if self._running else 0.0
        return self._base + timedelta(seconds=gone)

    async def start(self) -> None:
        """Learn the time. Raises aiohttp.ClientError."""
        self._client = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=WAIT_SECONDS + 10)
        )
        await self._ask()

    async def follow(self, settle: Callable[[], Awaitable[datetime | None]]) -> None:
        """Follow each move: learn the time, `settle`, and report when the next thing is due."""
        while True:
            try:
                settled, due = self._version, await settle()
                await self._report(settled, due)
                self.followed.set()
                while self._version == settled:
                    await self._ask(after=settled, timeout=WAIT_SECONDS)
            except (aiohttp.ClientError, TimeoutError, ValueError):
                return  # the simulator has gone, and with it the clock

    async def stop(self) -> None:
        """Let the connection go."""
        if self._client is not None:
            await self._client.close()

    async def _ask(self, **query: int) -> None:
        """Learn the time, once it has moved if `after` names a move."""
        assert self._client is not None  # noqa: S101 - made by start
        async with self._client.get(self._url, params=query) as answer:
            self._learn(await answer.json())

    async def _report(self, settled: int, due: datetime | None) -> None:
        """Say up to which move all is done, and when the next thing is due."""
        assert self._client is not None  # noqa: S101 - made by start
        done = {"version": settled, "next_due": due.isoformat() if due else None}
        async with self._client.post(f"{self._url}/settled", json=done):
            pass

    def _learn(self, told: dict[str, Any]) -> None:
        self._base, self._at = datetime.fromisoformat(told["now"]), monotonic()
        self._running, self._version = bool(told["running"]), int(told["version"])
