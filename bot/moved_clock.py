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

import httpx

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
        self._client = httpx.AsyncClient(timeout=WAIT_SECONDS + 10)

    def now(self) -> datetime:
        """The simulated time, in UTC."""
        gone = monotonic() - self._at if self._running else 0.0
        return self._base + timedelta(seconds=gone)

    async def start(self) -> None:
        """Learn the time. Raises httpx.HTTPError."""
        self._learn((await self._client.get(self._url)).json())

    async def follow(self, settle: Callable[[], Awaitable[datetime | None]]) -> None:
        """Follow each move: learn the time, `settle`, and report when the next thing is due."""
        while True:
            try:
                settled, due = self._version, await settle()
                await self._client.post(
                    f"{self._url}/settled",
                    json={"version": settled, "next_due": due.isoformat() if due else None},
                )
                self.followed.set()
                while self._version == settled:
                    answer = await self._client.get(
                        self._url, params={"after": settled, "timeout": WAIT_SECONDS}
                    )
                    self._learn(answer.json())
            except (httpx.HTTPError, ValueError):
                return  # the simulator has gone, and with it the clock

    async def stop(self) -> None:
        """Let the connection go."""
        await self._client.aclose()

    def _learn(self, told: dict[str, Any]) -> None:
        self._base, self._at = datetime.fromisoformat(told["now"]), monotonic()
        self._running, self._version = bool(told["running"]), int(told["version"])
