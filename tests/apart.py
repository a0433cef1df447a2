"""What is typed on at once, without looking at what the bot says to the first part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

#: so long it takes to type on
QUICKLY = timedelta(seconds=2)


@dataclass
class Apart:
    """When the newest message was sent, by anyone."""

    _last: datetime | None = None

    def note(self, answer: Mapping[str, Any]) -> None:
        """Remember when something was said, if this is the simulator's answer to that."""
        if "date" in answer:
            self._last = datetime.fromisoformat(answer["date"])

    def quickly(self) -> str:
        """The date of what is typed on at once."""
        assert self._last is not None, "nothing was said before"
        return (self._last + QUICKLY).isoformat()
