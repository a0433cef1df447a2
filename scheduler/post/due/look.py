"""When each thing is next, asked in one statement: in an idle second nothing else is asked.

What has failed of late is asked by itself, and so is everything where the one statement fails: one
room's fault keeps no other from being found.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Select, select

from records.database import Database, is_trouble
from records.programs import dead_keys
from scheduler import house
from scheduler.jobs import Job, Next, at_once
from scheduler.post.resting import FINDING, NEXT, Resting
from scheduler.post.sending.claims import NEXT_DUE

#: what is looked for beside the jobs of the house: messages to send, and keys to destroy
MESSAGES, KEYS = "messages", "buried keys"
_BESIDE = {MESSAGES: NEXT_DUE, KEYS: at_once(dead_keys.c.key_id)}


class Look:
    """One look at what there is to do; what rests counts when it is tried again."""

    def __init__(self, database: Database, resting: Resting) -> None:
        self._db, self._resting = database, resting
        self._found: dict[str, datetime | None] = {}

    def again(self) -> Look:
        """Ask when each is next."""
        well = {name: one for name, one in _asked().items() if not self._resting.has(name)}
        try:
            self._found = self._together(well)
        except Exception as error:
            if is_trouble(error):
                raise
            self._found = {name: self._alone(name, one) for name, one in well.items()}
        return self

    def due(self, jobs: list[Job[Any]]) -> list[Job[Any]]:
        """Those of some jobs for which it is time, or of which that can't be said."""
        return [job for job in jobs if self.is_due(job.name)]

    def is_due(self, name: str) -> bool:
        """Whether there is something of it to do now, or that can't be said."""
        at = self._found.get(name)
        return self._resting.has(name) or (at is not None and at <= self._resting.now)

    def next(self) -> datetime | None:
        """When time will next bring something about that somebody sees."""
        resting, found = self._resting, dict(self._found)
        for name, one in _asked().items():
            if resting.has(name) and not resting.rests(name, FINDING):
                found[name] = self._alone(name, one)
        unseen = {KEYS, *(job.name for job in house.jobs() if job.unseen)}
        moments = [at for name, at in found.items() if name not in unseen]
        moments += [resting.next_try(name) for name in _asked()]
        return min((at for at in moments if at is not None), default=None)

    def _together(self, asked: dict[str, Next]) -> dict[str, datetime | None]:
        with self._db.transaction() as tx:
            row = iter(tx.worked_out(_in_one(tuple(asked.values()))))
        return {name: one.of([next(row) for _ in one.selects()]) for name, one in asked.items()}

    def _alone(self, name: str, one: Next) -> datetime | None:
        soon = any(job.soon for job in house.jobs() if job.name == name)
        with self._db.transaction() as tx:
            ask = partial(one, tx, but=self._resting.rows(name))
            return self._resting.apart(name, NEXT, ask, soon=soon)


def _asked() -> dict[str, Next]:
    return {**_BESIDE, **{job.name: job.next_at for job in house.jobs()}}


@lru_cache(maxsize=64)
def _in_one(asked: tuple[Next, ...]) -> Select[Any]:
    return select(*(part.scalar_subquery() for one in asked for part in one.selects()))
