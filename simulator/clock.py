"""The simulated time, which the bot and everything here share."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from simulator.bell import Bell


def parse_moment(text: str) -> datetime:
    """Return the aware UTC moment written in ISO 8601; raises ValueError for anything else."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no time zone: write for example 2026-03-01T09:00:00Z")
    return moment.astimezone(UTC)


class Clock:
    """Tells the simulated time; every move has a version, which a watcher settles."""

    def __init__(self, start: datetime | None = None, *, running: bool = True) -> None:
        self._base = (start or datetime.now(UTC)).astimezone(UTC)
        #: by the monotonic clock, when the simulated time was last set
        self.since = time.monotonic()
        self.running = running
        self.version = 1
        self.settled_version: int | None = None
        self.next_due: datetime | None = None
        self.moving_to: datetime | None = None
        #: rung when the version changes
        self.moved = Bell()
        self.on_change: Callable[[], None] | None = None

    @property
    def now(self) -> datetime:
        """Return the simulated moment, aware and in UTC."""
        if not self.running:
            return self._base
        return self._base + timedelta(seconds=time.monotonic() - self.since)

    def set(self, moment: datetime) -> int:
        """Set the time, never backwards, and return the new version."""
        self._base = max(moment, self.now)
        return self._changed()

    def run(self, *, running: bool) -> int:
        """Let the time go on by itself, or stand still; returns the new version."""
        self._base = self.now
        self.running = running
        return self._changed()

    def _changed(self) -> int:
        self.since = time.monotonic()
        self.version += 1
        self.announce()
        return self.version

    def announce(self) -> None:
        """Tell everyone who watches that something about the clock changed."""
        self.moved.ring()
        if self.on_change:
            self.on_change()

    def settle(self, version: int, next_due: datetime | None) -> None:
        """Note that a watcher has done all that was due at `version`, and what comes next."""
        if self.settled_version is not None and version < self.settled_version:
            return
        self.settled_version = version
        self.next_due = next_due

    def as_json(self) -> dict[str, Any]:
        """Return the clock as the control API shows it."""
        return {
            "now": self.now.isoformat(),
            "running": self.running,
            "version": self.version,
            "settled_version": self.settled_version,
            "moving_to": self.moving_to.isoformat() if self.moving_to else None,
            "next_due": self.next_due.isoformat() if self.next_due else None,
        }
