"""Moves the clock due by due, so that nothing that was planned on the way is jumped over."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

from simulator.agenda import Agenda
from simulator.bell import Bell
from simulator.clock import Clock
from simulator.presence import Presence

PATIENCE_SECONDS = 60.0
ABSENCE_SECONDS = 1.0
LOOK_AGAIN_SECONDS = 0.2


class Movement:
    """One move at a time; `quiet` is rung when an update is confirmed or the clock settled."""

    def __init__(
        self,
        clock: Clock,
        presence: Presence,
        agenda: Agenda,
        handled: Callable[[], bool],
        quiet: Bell,
    ) -> None:
        self._clock = clock
        self._presence = presence
        self._agenda = agenda
        self._handled = handled
        self._quiet = quiet
        self._one_at_a_time = asyncio.Lock()
        self._began = 0.0
        #: False when the last move went on although the bot, which was there, had not done all
        self.in_time = True
        self._background: set[asyncio.Task[None]] = set()

    async def by(self, seconds: float) -> None:
        """Move on by so many seconds; 0 waits until all is handled and sent."""
        async with self._one_at_a_time:
            await self._to(self._clock.now + timedelta(seconds=seconds))

    async def to(self, moment: datetime) -> None:
        """Move to the moment, or settle now when it has already passed."""
        async with self._one_at_a_time:
            await self._to(max(moment, self._clock.now))

    async def to_next(self) -> None:
        """Move to what the bot has planned next; stay when nothing is planned."""
        async with self._one_at_a_time:
            await self._to(self._clock.now)
            if self._clock.next_due and self._clock.next_due > self._clock.now:
                await self._to(self._clock.next_due)

    def start(self, move: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Begin a move and keep it alive in the background; returns its task."""
        task = asyncio.create_task(move)
        self._background.add(task)
        task.add_done_callback(self._background.discard)
        return task

    async def stop(self) -> None:
        """Give up all moves."""
        for task in list(self._background):
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)

    async def _to(self, target: datetime) -> None:
        self._clock.moving_to = target
        self._began, self.in_time = time.monotonic(), True
        try:
            while True:
                await self._wait_for(self._handled)
                version = self._clock.set(min(target, *self._dues(), target))
                acted = self._agenda.act()
                await self._settled(version)
                if self._clock.now >= target and not acted:
                    return
        finally:
            self._clock.moving_to = None
            self._clock.announce()

    def _dues(self) -> list[datetime]:
        """Return when something is planned after now."""
        planned = (self._clock.next_due, self._agenda.next_at)
        return [due for due in planned if due and due > self._clock.now]

    async def _settled(self, version: int) -> None:
        if self._clock.settled_version is None:
            return  # nobody has ever watched the clock
        await self._wait_for(lambda: (self._clock.settled_version or 0) >= version)

    async def _wait_for(self, ready: Callable[[], bool]) -> None:
        """Wait for the bot; only briefly when it isn't there."""
        start = time.monotonic()
        while not ready():
            now = time.monotonic()
            silent_since = self._presence.silent_since()
            absent = (
                silent_since is not None and now - max(self._began, silent_since) > ABSENCE_SECONDS
            )
            if absent:
                return
            if now - start > PATIENCE_SECONDS:
                self.in_time = False
                return
            await self._quiet.until(ready, LOOK_AGAIN_SECONDS)
