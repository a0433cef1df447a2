"""People read before they type on: what they say is dated later than what they said before.

The clock of a test stands still while they talk. Telegram's dates would then all be the same, and
two messages of the same moment are one answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

#: so long it takes to type on, without looking
QUICKLY = timedelta(seconds=2)
#: so long it takes to read a question and to type an answer
READING = timedelta(seconds=10)


@dataclass
class Apart:
    """The dates of what is said; `now` tells the simulated time."""

    now: Callable[[], str]
    _last: datetime | None = None

    def dated(self, what: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """The body of a request, with a date of its own if it is for something that is said."""
        if what != "say" or "date" in body:
            return dict(body)
        now = datetime.fromisoformat(self.now())
        self._last = now if self._last is None else max(now, self._last + READING)
        return {**body, "date": self._last.isoformat()}

    def quickly(self) -> str:
        """The date of what is typed on at once."""
        assert self._last is not None, "nothing was said before"
        self._last += QUICKLY
        return self._last.isoformat()
