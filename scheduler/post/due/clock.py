"""APScheduler wakes the others. It holds no logic and no due times: those live in SQL.

A late tick still runs (`misfire_grace_time=None`), and a pile of them runs once (`coalesce`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

TICK_SECONDS = 1
HOUSEKEEPING_SECONDS = 30
LOOKING_SECONDS = 60


def ticking(
    tick: Callable[[], Awaitable[None]],
    housekeeping: Callable[[], Awaitable[None]],
    looking: Callable[[], Awaitable[object]] | None = None,
) -> AsyncIOScheduler:
    """A scheduler, not started yet, that calls them over and over."""
    scheduler = AsyncIOScheduler(
        timezone="UTC",
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
    )
    scheduler.add_job(partial(_until_stopped, tick), "interval", seconds=TICK_SECONDS)
    scheduler.add_job(
        partial(_until_stopped, housekeeping), "interval", seconds=HOUSEKEEPING_SECONDS
    )
    if looking is not None:
        scheduler.add_job(partial(_until_stopped, looking), "interval", seconds=LOOKING_SECONDS)
    return scheduler


async def _until_stopped(job: Callable[[], Awaitable[object]]) -> None:
    """Run a job; that the program stops in the middle of it is no failure to log."""
    with suppress(asyncio.CancelledError):
        await job()
