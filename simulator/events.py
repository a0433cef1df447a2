"""What happened that somebody can see, in order, for those who wait for it."""

from collections import deque
from datetime import datetime
from typing import Any

from simulator.bell import Bell

Json = dict[str, Any]
KEPT_EVENTS = 20_000
VISIBLE = {"message", "edit", "delete", "pin", "alert", "settled"}


class Events:
    """The newest events, each with a number that grows."""

    def __init__(self) -> None:
        self._kept: deque[Json] = deque(maxlen=KEPT_EVENTS)
        self.seq = 0
        self.bell = Bell()

    def add(self, kind: str, at: datetime, people: list[int] | None = None, **more: Any) -> None:
        """Note an event; `people` are those who can see it, None when it is about nobody."""
        self.seq += 1
        event = {"seq": self.seq, "kind": kind, "at": at.isoformat(), "people": people, **more}
        self._kept.append(event)
        self.bell.ring()

    def after(self, seq: int) -> list[Json]:
        """Return the events after this number, oldest first."""
        newer = []
        for event in reversed(self._kept):
            if event["seq"] <= seq:
                break
            newer.append(event)
        return newer[::-1]

    def visible(self, seq: int, person: int | None = None) -> list[Json]:
        """Return what could be seen after this number, by this person or by anyone."""
        return [
            event
            for event in self.after(seq)
            if event["kind"] in VISIBLE and (person is None or person in (event["people"] or []))
        ]

    async def anything(self, seq: int, timeout_seconds: float) -> list[Json]:
        """Return every event after this number, as soon as there is one."""
        await self.bell.until(lambda: self.seq > seq, timeout_seconds)
        return self.after(seq)

    async def wait(self, seq: int, timeout_seconds: float, person: int | None) -> list[Json]:
        """Return what could be seen after this number, as soon as there is something."""
        await self.bell.until(lambda: bool(self.visible(seq, person)), timeout_seconds)
        return self.visible(seq, person)
