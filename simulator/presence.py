"""Is there a bot? Known from its polls, its requests and its watch on the clock."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Presence:
    """Counts what the bot holds open, and remembers when it was last heard (monotonic)."""

    def __init__(self) -> None:
        self._open = 0
        self._last_heard: float | None = None
        self._line: asyncio.Transport | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Count one open request of the bot."""
        self._open += 1
        try:
            yield
        finally:
            self._open -= 1
            self._last_heard = time.monotonic()

    def watched_from(self, line: asyncio.Transport | None) -> None:
        """Whoever watches the clock is there for as long as this connection is.

        A bot that is busy asks nothing meanwhile; one that was killed leaves no connection open.
        """
        self._line = line

    def silent_since(self) -> float | None:
        """Return the monotonic second since when nothing was heard, None while something is."""
        if self._open or (self._line is not None and not self._line.is_closing()):
            return None
        return self._last_heard or 0.0
