"""Faults on demand: what the network and Telegram do to a bot on a bad day."""

import random
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from simulator.errors import ApiError, ControlError

KINDS = {"429", "500", "502", "slow", "reset", "lost", "down", "400", "401", "403"}
_ERRORS = {
    "400": (400, "Bad Request: chat not found"),
    "401": (401, "Unauthorized"),
    "403": (403, "Forbidden: bot was blocked by the user"),
    "500": (500, "Internal Server Error"),
    "502": (502, "Bad Gateway"),
}


@dataclass(slots=True)
class Fault:
    """One kind of trouble: for which requests, how often (None: for ever), how likely."""

    kind: str
    method: str | None = None
    chat: int | None = None
    times: int | None = None
    chance: float = 1.0
    retry_after: int = 1
    seconds: float = 1.0
    #: when it ends by the simulated clock, None: not by itself
    until: datetime | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the fault as the control API shows it."""
        return {**asdict(self), "until": self.until.isoformat() if self.until else None}

    def fits(self, method: str, chat: object) -> bool:
        """Return whether this request is one it is meant for."""
        right_method = self.method is None or self.method.lower() == method.lower()
        return right_method and (self.chat is None or str(self.chat) == str(chat))

    def error(self) -> ApiError | None:
        """Return the answer, None when the fault is not an answer."""
        if self.kind == "429":
            words = f"Too Many Requests: retry after {self.retry_after}"
            return ApiError(429, words, self.retry_after)
        return ApiError(*_ERRORS[self.kind]) if self.kind in _ERRORS else None


class Faults:
    """The faults in force; the dice are the same in every run."""

    def __init__(self) -> None:
        self.active: list[Fault] = []
        self._dice = random.Random(0)  # noqa: S311 - not a secret

    def add(self, wanted: dict[str, Any], now: datetime) -> Fault:
        """Return the new fault; raises ControlError for one that makes no sense."""
        kind, hours = str(wanted.get("kind")), wanted.get("hours")
        if kind not in KINDS:
            raise ControlError(400, f'"kind" must be one of {", ".join(sorted(KINDS))}.')
        if kind == "down" and hours is None:
            raise ControlError(400, 'Say for how many "hours" all is down.')
        fault = Fault(
            kind=kind,
            method=wanted.get("method"),
            chat=wanted.get("chat"),
            times=wanted.get("times"),
            chance=float(wanted.get("chance", 1.0)),
            retry_after=int(wanted.get("retry_after", 1)),
            seconds=float(wanted.get("seconds", 1.0)),
            until=now + timedelta(hours=hours) if hours is not None else None,
        )
        self.active.append(fault)
        return fault

    def down(self, now: datetime) -> bool:
        """Return whether no request of the bot gets through."""
        self._end(now)
        return any(one.kind == "down" and one.fits("", None) for one in self.active)

    def _end(self, now: datetime) -> None:
        self.active = [one for one in self.active if one.until is None or one.until > now]

    def strike(self, method: str, chat: object, now: datetime) -> Fault | None:
        """Return the fault that hits this request, if any, and count it."""
        self._end(now)
        for fault in self.active:
            if not fault.fits(method, chat) or self._dice.random() >= fault.chance:
                continue
            if fault.times is not None:
                fault.times -= 1
                if fault.times <= 0:
                    self.active.remove(fault)
            return fault
        return None
