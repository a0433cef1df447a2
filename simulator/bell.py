"""A bell: waiters look again whenever it rings. This is how nothing here polls or sleeps."""

import asyncio
import time
from collections.abc import Callable


class Bell:
    """Wakes everyone who waits for a condition to become true."""

    def __init__(self) -> None:
        #: those who wait for the next ring
        self.waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Wake all waiters, so that they look at their condition again."""
        for future in self.waiting:
            if not future.done():
                future.set_result(None)
        self.waiting.clear()

    async def until(self, ready: Callable[[], bool], timeout_seconds: float) -> bool:
        """Return True as soon as `ready()` holds, False when the time is up."""
        deadline = time.monotonic() + timeout_seconds
        while not ready():
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            future = asyncio.get_running_loop().create_future()
            self.waiting.add(future)
            await asyncio.wait([future], timeout=left)
            self.waiting.discard(future)
        return True
