"""Errors at the terminal: one plain line and what to do, never a traceback."""

from __future__ import annotations

import errno
import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from bot.settings import BadSettings
from records.database import AlreadyRunning, is_trouble
from records.migrate import NeedsUpgrade, NewerDatabase
from records.sealing import BadMasterKey, KeyGone, WrongMasterKey

LOG = Path("alongside-errors.log")
_SAYS_IT_ITSELF = (
    AlreadyRunning,
    BadMasterKey,
    BadSettings,
    KeyGone,
    NeedsUpgrade,
    NewerDatabase,
    WrongMasterKey,
)
NO_TOKEN = (
    "Telegram does not know this token. Copy it again from @BotFather, into ALONGSIDE_TOKEN."  # noqa: S105 - words
)
NO_NETWORK = "Telegram can't be reached. Check the network, and ALONGSIDE_API_URL."


class CantDo(Exception):
    """What was asked for can't be done; the message says why, and what to do instead."""


def in_a_line(error: BaseException) -> str:
    """What to tell the operator. Something unforeseen is written to the log, without its words."""
    return foreseen(error) or _unforeseen(error)


def foreseen(error: BaseException) -> str | None:
    """The line for an error that can be expected; None for one of our own making."""
    if isinstance(error, (CantDo, *_SAYS_IT_ITSELF)):
        return _first_line(str(error) or type(error).__doc__ or "")
    if isinstance(error, DBAPIError) and is_trouble(error):
        return (
            f"The database or its key store can't be used: {_first_line(str(error.orig))}. "
            "Check ALONGSIDE_DATABASE_URL and ALONGSIDE_KEYS_URL, and who may write there."
        )
    if isinstance(error, OSError):
        return _of_the_system(error)
    return _of_the_network(error)


def _first_line(text: str) -> str:
    return next(iter(text.strip().splitlines()), "")


def _of_the_system(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "That port is taken. Choose another one with --port."
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or type(error).__name__}."


def _of_the_network(error: BaseException) -> str | None:
    import httpx  # noqa: PLC0415 - only once something has gone wrong
    from telegram.error import InvalidToken, NetworkError, TelegramError  # noqa: PLC0415 - as above

    if isinstance(error, InvalidToken) or type(error).__name__ == "TokenRefused":
        return NO_TOKEN
    if isinstance(error, NetworkError | httpx.TransportError):
        return NO_NETWORK
    return (
        f"Telegram refused: {_first_line(str(error))}."
        if isinstance(error, TelegramError)
        else None
    )


def _unforeseen(error: BaseException) -> str:
    """Only the error's type and the places it came through: its words may be someone's own."""
    name = type(error).__name__
    places = [
        f"  {frame.filename}:{frame.lineno} in {frame.name}\n"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    try:
        with os.fdopen(os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as log:
            log.write(f"{datetime.now(UTC).isoformat()} {name}\n{''.join(places)}")
    except OSError:
        return f"Something went wrong that was not foreseen: {name}."
    return f"Something went wrong that was not foreseen: {name}. Details are in the log, {LOG}."
