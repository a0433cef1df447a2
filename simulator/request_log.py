"""Every request the bot made, and every one that breaks the specification."""

import time
from collections import deque
from datetime import datetime
from typing import Any

from simulator.validation import Upload

Json = dict[str, Any]
KEPT_REQUESTS = 20_000
KEPT_VIOLATIONS = 1_000


class RequestLog:
    """The newest requests, in the order they came. It never holds the token."""

    def __init__(self) -> None:
        self._entries: deque[Json] = deque(maxlen=KEPT_REQUESTS)
        self.violations: deque[Json] = deque(maxlen=KEPT_VIOLATIONS)
        self._seq = 0

    def add(self, at: datetime, method: str, params: Json) -> Json:
        """Return the new entry; `ok` is None until the answer is known.

        So is `message_id`, which stays None for whatever sends no message, or several.
        """
        self._seq += 1
        entry = {
            "seq": self._seq,
            "at": at.isoformat(),
            "monotonic": time.monotonic(),
            "method": method,
            **self.shown(params),
            "ok": None,
            "error_code": None,
            "message_id": None,
        }
        self._entries.append(entry)
        return entry

    @staticmethod
    def shown(params: Json) -> Json:
        """Return the parameters as an entry holds them, without the bytes of files."""
        return {"params": {name: _shown(value) for name, value in params.items()}}

    def violation(self, at: datetime, method: str, what: str, *, refused: bool) -> None:
        """Note a request that breaks the specification."""
        entry = {"at": at.isoformat(), "method": method, "problem": what, "refused": refused}
        self.violations.append(entry)

    def after(self, seq: int) -> list[Json]:
        """Return the entries after this one, oldest first."""
        newer = []
        for entry in reversed(self._entries):
            if entry["seq"] <= seq:
                break
            newer.append(entry)
        return newer[::-1]


def _shown(value: Any) -> Any:
    if isinstance(value, Upload):
        return {"file": value.name, "bytes": len(value.data)}
    return value
