"""What has failed rests for a while before it is tried again, and meanwhile stops nothing else.

Kept in memory: a restart tries everything once more, since what failed may have been mended by it.
It goes by the clock that is moved, so that a moved clock neither spins nor jumps over a try.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from records.database import is_trouble
from scheduler.post.faults import where

#: how long something rests that failed for the first time; each time that it fails, twice as long
FIRST = timedelta(seconds=5)
#: and never longer than so; what is about a signal can't wait for an hour
LONGEST, LONGEST_FOR_A_SIGNAL = timedelta(hours=1), timedelta(seconds=20)
#: the same failure stands in the log again only after so long
SAY_AGAIN = timedelta(minutes=10)
#: stand in place of a row where no row is to blame: finding what is to do, and when it is next
FINDING, NEXT = "finding", "next"
log = logging.getLogger(__name__)
Result = TypeVar("Result")


@dataclass(frozen=True)
class Rest:
    """Something that failed so many times in a row, last `since`."""

    times: int
    since: datetime
    until: datetime


class Resting:
    """All that rests, as of `now`: when the clock was last looked at."""

    def __init__(self) -> None:
        self.now = datetime(1970, 1, 1, tzinfo=UTC)
        self._rests: dict[str, dict[int | str, Rest]] = {}
        self._said: dict[tuple[str, str], datetime] = {}

    def rests(self, job: str, what: int | str) -> bool:
        """Whether it is not to be tried yet. A clock that was put back ends each rest."""
        rest = self._rests.get(job, {}).get(what)
        return rest is not None and rest.since <= self.now < rest.until

    def rows(self, job: str) -> list[int]:
        """The ids of a job's rows that rest."""
        mine = self._rests.get(job, ())
        return [row for row in mine if isinstance(row, int) and self.rests(job, row)]

    def failed(self, job: str, what: int | str, *, soon: bool) -> timedelta:
        """Note it; for how long it rests now."""
        mine = self._rests.setdefault(job, {})
        times = mine[what].times + 1 if what in mine else 1
        longest = LONGEST_FOR_A_SIGNAL if soon else LONGEST
        length: timedelta = min(longest, FIRST * 2 ** min(times - 1, 20))
        mine[what] = Rest(times, self.now, self.now + length)
        return length

    def went_well(self, job: str, what: int | str) -> None:
        """It rests no more; should it fail again, it begins anew."""
        self._rests.get(job, {}).pop(what, None)

    def has(self, job: str) -> bool:
        """Whether something of a job has failed of late: then it is asked by itself."""
        return bool(self._rests.get(job))

    def apart(
        self, job: str, what: int | str, do: Callable[[], Result], *, soon: bool = False
    ) -> Result | None:
        """Do one thing, unless it rests. What our own code stumbles over stops no other.

        Raises what is the database's own trouble.
        """
        if self.rests(job, what):
            return None
        try:
            done = do()
        except Exception as error:
            if is_trouble(error):
                raise
            shown = f"row {what}" if isinstance(what, int) else what
            self.say(job, shown, where(error), self.failed(job, what, soon=soon))
            return None
        self.went_well(job, what)
        return done

    def only(self, job: str, rows: Collection[int]) -> None:
        """These rows are all that a job has to do: others that do not rest are forgotten."""
        for row in list(self._rests.get(job, ())):
            if isinstance(row, int) and row not in rows and not self.rests(job, row):
                self.went_well(job, row)

    def next_try(self, job: str) -> datetime | None:
        """When something of a job is tried again; no row while it can't be found."""
        mine = self._rests.get(job, {})
        if self.rests(job, FINDING):
            return mine[FINDING].until
        return min((rest.until for rest in mine.values()), default=None)

    def say(self, job: str, what: str, why: str, again: timedelta) -> None:
        """One line in the log, but not one a second. It says what to do, and nobody's words."""
        said = self._said.get((job, why))
        if said is not None and said <= self.now < said + SAY_AGAIN:
            return
        self._said[job, why] = self.now
        log.error(
            "%s: %s failed: %s. It stops nothing else, and is tried again in %.0f s. "
            "If this comes back, bring Alongside up to date, or report this line.",
            *(job, what, why, again.total_seconds()),
        )
