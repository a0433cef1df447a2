"""The bot's queue of updates: what it has not confirmed yet, for as long as Telegram keeps it."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from simulator.bell import Bell
from simulator.clock import Clock
from simulator.errors import ApiError

MESSAGE_KEPT = timedelta(hours=24)
CALLBACK_KEPT = timedelta(seconds=150)
FIRST_UPDATE_ID = 700_000_001
LONGEST_POLL_SECONDS = 50
REMEMBERED_UPDATES = 10_000
#: that wait for a bot which is away; the oldest go first
KEPT_WAITING = 20_000
ONLY_WHEN_ASKED = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(slots=True)
class Queued:
    """One update that waits; `out_of_order` ones stay until they were really handed out."""

    id: int
    update: Any
    expires: datetime
    out_of_order: bool = False
    handed_out: bool = False


class UpdateQueue:
    """Telegram's side of getUpdates; `quiet` is rung when an update is confirmed."""

    def __init__(self, clock: Clock, quiet: Bell) -> None:
        self._clock = clock
        self._quiet = quiet
        self._queue: list[Queued] = []
        self._sent: OrderedDict[int, Any] = OrderedDict()
        self._last_id = FIRST_UPDATE_ID - 1
        self._poll = 0
        self._ended_by = ""
        #: rung when an update was queued, and when somebody else is to fetch them
        self.arrived = Bell()
        self.polling = 0
        #: until then nothing is posted to the webhook
        self.paused_until: datetime | None = None
        #: None means all but those a bot must ask for
        self.allowed: list[str] | None = None

    def add(self, kind: str, payload: Any) -> int | None:
        """Queue an update of this kind; returns its id, None when the bot doesn't want it."""
        wanted = kind not in ONLY_WHEN_ASKED if self.allowed is None else kind in self.allowed
        if not wanted:
            return None
        return self.add_raw({"update_id": self._last_id + 1, kind: payload})

    def add_raw(self, update: Any, *, again: bool = False) -> int:
        """Queue any object as it is, with a fresh update_id if it has none; returns the id."""
        if isinstance(update, dict) and "update_id" not in update:
            update = {"update_id": self._last_id + 1, **update}
        given = update.get("update_id") if isinstance(update, dict) else None
        sound = type(given) is int and self._last_id < given < 2**31
        update_id = given if type(given) is int else self._last_id + 1
        if sound or update_id == self._last_id + 1:
            self._last_id = update_id
        kept = MESSAGE_KEPT
        if isinstance(update, dict) and "callback_query" in update:
            kept = CALLBACK_KEPT
        self._queue.append(Queued(update_id, update, self._clock.now + kept, not sound or again))
        del self._queue[:-KEPT_WAITING]
        self._sent[update_id] = update
        while len(self._sent) > REMEMBERED_UPDATES:
            self._sent.popitem(last=False)
        self.arrived.ring()
        return update_id

    def repeat(self, update_id: int) -> bool:
        """Queue an update again that was queued before; returns whether it is still known."""
        if update_id not in self._sent:
            return False
        self.add_raw(self._sent[update_id], again=True)
        return True

    def unconfirmed(self) -> int:
        """Return how many updates wait or were handed out but not confirmed."""
        now = self._clock.now
        self._queue = [queued for queued in self._queue if queued.expires > now]
        return len(self._queue)

    def drop_all(self) -> None:
        """Forget what waits."""
        self._queue.clear()
        self._quiet.ring()

    def first(self) -> Queued | None:
        """Return the update that waits longest, None when none waits."""
        return self._queue[0] if self.unconfirmed() else None

    def take(self, queued: Queued) -> None:
        """The webhook has this update, or will never get it."""
        self._queue = [one for one in self._queue if one is not queued]
        self._quiet.ring()

    def pausing(self) -> bool:
        """Return whether the webhook failed, and is left in peace for a while."""
        return self.paused_until is not None and self.paused_until > self._clock.now

    def go_on(self) -> None:
        """End a pause of the webhook now."""
        self.paused_until = None
        self.arrived.ring()

    def interrupt(self) -> None:
        """End a poll that waits: from now on updates are posted."""
        self._poll += 1
        self._ended_by = "setWebhook request"
        self.go_on()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._queue = self._queue[offset:]
        elif 0 < offset <= self._last_id + 10:  # an offset from the future confirms nothing
            self._queue = [
                queued
                for queued in self._queue
                if queued.id >= offset or (queued.out_of_order and not queued.handed_out)
            ]
        else:
            self._queue = [q for q in self._queue if not (q.out_of_order and q.handed_out)]
        self._quiet.ring()

    async def poll(self, offset: int, limit: int, timeout_seconds: int) -> list[Any]:
        """Return up to `limit` updates, waiting for the first; an older poll gets a 409."""
        self._poll += 1
        mine = self._poll
        self._ended_by = (
            "other getUpdates request; make sure that only one bot instance is running"
        )
        self.arrived.ring()
        self._confirm(offset)
        self.polling += 1
        try:
            await self.arrived.until(
                lambda: self._poll != mine or self.unconfirmed() > 0,
                min(max(timeout_seconds, 0), LONGEST_POLL_SECONDS),
            )
        finally:
            self.polling -= 1
        if self._poll != mine:
            raise ApiError(409, f"Conflict: terminated by {self._ended_by}")
        self.unconfirmed()
        batch = self._queue[:limit]
        for queued in batch:
            queued.handed_out = True
        return [queued.update for queued in batch]
