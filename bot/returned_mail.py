"""E-mails that came back: the mailbox is looked at in a thread, and what it tells is saved."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from records.database import Database, is_trouble
from scheduler.post.channels.mailbox import TROUBLE, Found, ReturnBox
from scheduler.post.channels.returned import Returned
from scheduler.post.faults import where
from scheduler.post.mail.bounces import came_back

log = logging.getLogger(__name__)


class ReturnedMail:
    """Looks into the mailbox. A report is marked as seen only once what it tells is saved."""

    def __init__(
        self,
        url: str,
        database: Database,
        now: Callable[[], datetime],
        wake: Callable[[], None],
    ) -> None:
        self.box, self._db, self._now, self._wake = ReturnBox(url), database, now, wake
        self._was_open = True

    async def look(self) -> int:
        """Look once; how many reports were dealt with. What fails now is tried again later."""
        try:
            done = await self._look()
        except TROUBLE as error:
            if self._was_open:
                log.error("the mailbox can't be read: %s", type(error).__name__)
            self._was_open = False
            return 0
        self._was_open = True
        if done:
            log.info("reports of e-mails that were not delivered: %s", done)
            self._wake()
        return done

    async def _look(self) -> int:
        reports = await asyncio.to_thread(self.box.reports)
        done = [found.uid for found in reports if await self._take(found)]
        if done:
            await asyncio.to_thread(self.box.mark_done, done)
        return len(done)

    async def _take(self, found: Found) -> bool:
        """Whether a report is dealt with. One that we stumble over stops none of the others."""
        try:
            if await self._db.write(lambda: self._save(found.returned)):
                return True
        except Exception as error:  # noqa: BLE001 - one bad mail never stops the others
            log.error("a report could not be taken in: %s", where(error))
            if is_trouble(error):
                return False
        self.box.leave(found.uid)
        return False

    def _save(self, report: Returned) -> bool:
        with self._db.transaction() as tx:
            return came_back(tx, report, self._now())
