"""How fast to send: Telegram's limits, and who goes first. Monotonic time only.

30 messages a second over all, 1 a second in a chat, 20 a minute in a group (T:limits).
Signals skip the spacing of a chat but are charged to the 30. A 429 holds its chat; two chats
refused within a second, and nothing accepted in between, mean the whole bot: all but signals
pause (D:429).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from records.notices import Lane

PER_SECOND = 30
CHAT_SPACING_SECONDS = 1.0
GROUP_A_MINUTE = 20
#: a short pause may be caught up on: so many messages at once
_CATCH_UP = 5
_MANY = 4_000  #: chats remembered before old ones are dropped


class Pace:
    """Says who may be sent to now, and from when the others may."""

    def __init__(
        self,
        monotonic: Callable[[], float],
        per_second: float = PER_SECOND,
        chat_spacing_seconds: float = CHAT_SPACING_SECONDS,
    ) -> None:
        self._now, self._gap = monotonic, 1 / per_second
        self._spacing_seconds = chat_spacing_seconds
        self._per_second = per_second
        self._next_slot = 0.0
        #: when each message of the last second was sent
        self.last_second: deque[float] = deque()
        #: from when each chat may be sent to again; old ones are dropped
        self.chat_free: dict[int, float] = {}
        self._group_sent: dict[int, deque[float]] = {}
        self._signal_free: dict[int, float] = {}
        self._pause_until = 0.0
        self._last_refusal: tuple[float, int] | None = None

    def room(self, lane: int) -> int:
        """How many messages of a lane may start now (signals: a few more are always let in)."""
        now = self._now()
        if lane == Lane.SIGNAL:
            return 10
        if now < self._pause_until:
            return 0
        behind = now - max(self._next_slot, now - _CATCH_UP * self._gap)
        slots = int(behind / self._gap) + 1 if behind >= 0 else 0
        return max(0, min(slots, int(self._per_second) - self._in_the_last_second(now)))

    def held(self) -> list[int]:
        """The chats that must wait now."""
        now = self._now()
        return [chat for chat in {*self.chat_free, *self._group_sent} if self._free_at(chat) > now]

    def sent(self, chat_id: int, *, spaced: bool = True) -> None:
        """Charge something to the whole, and a message (`spaced`) to its chat too."""
        now = self._now()
        self._next_slot = max(self._next_slot, now - _CATCH_UP * self._gap) + self._gap
        self._in_the_last_second(now)
        self.last_second.append(now)
        if not spaced:
            return
        # what was claimed a moment before a 429 came back does not shorten the wait for it
        free = self.chat_free.get(chat_id, 0.0)
        self.chat_free[chat_id] = max(free, now + self._spacing_seconds)
        if chat_id < 0:
            times = self._group_sent.setdefault(chat_id, deque(maxlen=GROUP_A_MINUTE))
            times.append(now)
        if len(self.chat_free) > _MANY:
            self.chat_free = {c: t for c, t in self.chat_free.items() if t > now}

    def refused(self, chat_id: int, retry_after: float) -> None:
        """A 429 for this chat. A second chat next, within a second, means the whole bot."""
        now = self._now()
        self.hold(chat_id, retry_after)
        last = self._last_refusal
        if last is not None and last[1] != chat_id and now - last[0] <= 1:
            self._pause_until = max(self._pause_until, now + retry_after)
        self._last_refusal = (now, chat_id)

    def accepted(self) -> None:
        """Something got through: a 429 just before was meant for its chat alone."""
        self._last_refusal = None

    def hold(self, chat_id: int, seconds: float) -> None:
        """Leave a chat alone for a while."""
        self.chat_free[chat_id] = max(self._free_at(chat_id), self._now() + seconds)

    def hold_back(self, chat_id: int, seconds: float) -> None:
        """Leave the signals of a chat alone too, for a moment: one has just failed."""
        self._signal_free[chat_id] = self._now() + seconds

    def held_back(self) -> list[int]:
        """The chats whose signals must wait now."""
        now = self._now()
        self._signal_free = {chat: at for chat, at in self._signal_free.items() if at > now}
        return list(self._signal_free)

    def wait(self, lane: int) -> float:
        """Seconds until a message of a lane may start, as far as the whole is concerned."""
        if lane == Lane.SIGNAL:
            return 0.0
        now = self._now()
        full = self._in_the_last_second(now) >= int(self._per_second)
        window = self.last_second[-int(self._per_second)] + 1 - now if full else 0.0
        return max(0.0, self._next_slot - now, self._pause_until - now, window)

    def _in_the_last_second(self, now: float) -> int:
        """How many messages; older ones are forgotten."""
        while self.last_second and self.last_second[0] <= now - 1:
            self.last_second.popleft()
        return len(self.last_second)

    def next_free(self) -> float | None:
        """Seconds until the next chat that waits is free; None when none waits."""
        now = self._now()
        waiting = [t - now for c in self.chat_free if (t := self._free_at(c)) > now]
        waiting += [t - now for t in self._signal_free.values() if t > now]
        return min(waiting, default=None)

    def _free_at(self, chat_id: int) -> float:
        free = self.chat_free.get(chat_id, 0.0)
        times = self._group_sent.get(chat_id)
        if times is not None and len(times) == GROUP_A_MINUTE:
            free = max(free, times[0] + 60)
        return free
