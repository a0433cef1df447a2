"""The log: what happened and where; never who, nor what anyone wrote, nor the token."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from scheduler.post.faults import where

_OURS = ("bot", "scheduler", "records", "conversations", "locales")
_QUIET = ("httpx", "httpcore", "apscheduler", "aiohttp", "sqlalchemy", "alembic")
_SILENT = ("telegram", "asyncio")
log = logging.getLogger(__name__)


class WithoutWords(logging.Formatter):
    """An error in the log is its type and place: its words may be someone's own."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's name for it
        """The error's type and place."""
        return where(ei[1]) if ei[1] is not None else ""


def begin(level: str) -> None:
    """Write the log to standard error: ours from this level on, and errors of the libraries.

    httpx logs the token at INFO; python-telegram-bot logs people's words, even at CRITICAL;
    asyncio shows what a failed task held.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(WithoutWords("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.ERROR, handlers=[handler], force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)
    for name in _SILENT:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def in_the_background(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What asyncio would say of a task that failed unseen, without its words."""
    error = context.get("exception")
    log.error("something failed in the background: %s", where(error) if error else "unknown")
