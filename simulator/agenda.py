"""What will happen by itself at a moment of the simulated clock."""

import heapq
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from itertools import count

from simulator.clock import Clock
from simulator.errors import ControlError

LONG_SECONDS = 3600.0


class Agenda:
    """Acts in the order of time; a move of the clock stops at each of its moments."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._planned: list[tuple[datetime, int, Callable[[], object]]] = []
        self._order = count()

    def add(self, at: datetime, act: Callable[[], object]) -> None:
        """Plan an act."""
        heapq.heappush(self._planned, (at, next(self._order), act))
        self._clock.moved.ring()

    def __len__(self) -> int:
        return len(self._planned)

    @property
    def next_at(self) -> datetime | None:
        """Return when the next act is due, None when nothing is planned."""
        return self._planned[0][0] if self._planned else None

    def act(self) -> int:
        """Do all that is due by now; returns how many acts that were."""
        done = 0
        while self._planned and self._planned[0][0] <= self._clock.now:
            _, _, act = heapq.heappop(self._planned)
            done += 1
            with suppress(ControlError):  # a person may have left the chat meanwhile
                act()
        return done

    async def keep(self) -> None:
        """Act when it is time, for as long as the simulator runs."""
        while True:
            self.act()
            await self._clock.moved.until(self._differs_from(self._state()), self._seconds())

    def _differs_from(self, seen: tuple[datetime | None, int]) -> Callable[[], bool]:
        return lambda: self._state() != seen

    def _state(self) -> tuple[datetime | None, int]:
        return self.next_at, self._clock.version

    def _seconds(self) -> float:
        if not self._clock.running or self.next_at is None:
            return LONG_SECONDS
        return max(0.0, (self.next_at - self._clock.now).total_seconds())
