"""Telegram's flood control: token buckets on the monotonic clock."""

import math
import time
from dataclasses import dataclass

from simulator.errors import ApiError

OVERALL_PER_SECOND = 30.0
CHAT_PER_SECOND = 1.0
CHAT_BURST = 3.0
GROUP_PER_MINUTE = 20.0
KEPT_BUCKETS = 20_000

_ALSO_SENDS = {"copymessage", "forwardmessage"}
_NOT_SENDS = {"sendchataction"}


@dataclass(slots=True)
class Bucket:
    """Fills by `rate` a second up to `size`; each message takes one."""

    rate: float
    size: float
    level: float
    at: float

    def wait_seconds(self, now: float) -> float:
        """Return how long until one may be taken."""
        self.level = min(self.size, self.level + (now - self.at) * self.rate)
        self.at = now
        return 0.0 if self.level >= 1.0 - 1e-9 else (1.0 - self.level) / self.rate


class Flood:
    """Refuses what comes too fast."""

    def __init__(self, *, on: bool = True) -> None:
        self.on = on
        self._overall = Bucket(OVERALL_PER_SECOND, OVERALL_PER_SECOND, OVERALL_PER_SECOND, 0.0)
        self._chats: dict[tuple[int, str], Bucket] = {}

    def check(self, method: str, chat_id: object) -> None:
        """Take one from each bucket this request is charged to; raises ApiError 429."""
        method = method.lower()
        sends = method in _ALSO_SENDS or (method.startswith("send") and method not in _NOT_SENDS)
        counts = sends or method.startswith("editmessage") or method == "answercallbackquery"
        if not self.on or not counts:
            return
        now = time.monotonic()
        buckets = [self._overall]
        if sends and isinstance(chat_id, int):
            buckets += self._of_chat(chat_id, now)
        wait = max(bucket.wait_seconds(now) for bucket in buckets)
        if wait > 0:
            seconds = max(1, math.ceil(wait))
            raise ApiError(429, f"Too Many Requests: retry after {seconds}", seconds)
        for bucket in buckets:
            bucket.level -= 1.0

    def _of_chat(self, chat_id: int, now: float) -> list[Bucket]:
        if len(self._chats) > KEPT_BUCKETS:
            idle = [k for k, b in self._chats.items() if b.wait_seconds(now) == 0]
            for key in idle:
                if self._chats[key].level >= self._chats[key].size:
                    del self._chats[key]
        fresh = Bucket(CHAT_PER_SECOND, CHAT_BURST, CHAT_BURST, now)
        found = [self._chats.setdefault((chat_id, "second"), fresh)]
        if chat_id < 0:
            rate = GROUP_PER_MINUTE / 60
            minute = Bucket(rate, GROUP_PER_MINUTE, GROUP_PER_MINUTE, now)
            found.append(self._chats.setdefault((chat_id, "minute"), minute))
        return found
