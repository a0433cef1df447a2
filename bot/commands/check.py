"""Is all well? A line for each thing that has to be: “ok”, or what to do."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.engine import make_url

from bot.commands.check_mail import mail, mailbox, pages
from bot.master_key import has_keys
from bot.settings import BadSettings, Settings, load, with_token
from bot.trouble import CantDo, foreseen
from records import migrate
from records.engines import open_engine
from records.sealing import Keys
from scheduler.safety.worry_rows import nobody_acts


class Me(NamedTuple):
    """The bot, as Telegram knows it."""

    name: str
    private: bool  #: it does not get what people say to each other in groups


def lines() -> Iterator[tuple[bool, str]]:
    """Whether each thing is well, and the line about it."""
    try:
        settings = load()
    except BadSettings as error:
        yield False, f"settings    {error}"
        return
    yield True, "settings    ok"
    for name, look in _LOOKS.items():
        try:
            yield True, f"{name:<11} {look(settings) or 'ok'}"
        except Exception as error:
            line = foreseen(error)
            if line is None:
                raise
            yield False, f"{name:<11} {line}"


def _database(settings: Settings) -> str:
    """Whether it can be written: a change is made, and taken back."""
    if is_new(settings):
        return "ok, not there yet: the first run makes it"
    engine = open_engine(settings.database_url)
    try:
        with engine.connect() as conn:
            conn.exec_driver_sql("CREATE TABLE alongside_check (id INTEGER)")
            conn.rollback()
    finally:
        engine.dispose()
    return ""


def is_new(settings: Settings) -> bool:
    """Whether a database file is still to be made. Raises CantDo if it could not be."""
    path = Path(make_url(settings.database_url).database or "")
    if not settings.database_url.startswith("sqlite") or path.exists():
        return False
    if not os.access(path.absolute().parent, os.W_OK):
        raise CantDo(f"{path.absolute().parent} can't be written to. Make it, or choose another.")
    return True


def _migrations(settings: Settings) -> str:
    if is_new(settings) or migrate.current(settings.database_url) is None:
        return "ok, none yet: the first run makes the tables"
    migrate.check(settings.database_url)
    return f"ok, {migrate.head()}"


def _key(settings: Settings) -> str:
    if not settings.key:
        if has_keys(settings.keys_url):
            raise CantDo("ALONGSIDE_KEY is missing. Put the key of the first run into .env.")
        return "ok, none yet: the first run makes one"
    if has_keys(settings.keys_url):
        Keys(settings.keys_url, settings.key).close()
    return ""


def _token(settings: Settings) -> str:
    return f"ok, @{me(with_token(settings)).name}"


def me(settings: Settings) -> Me:
    """Asks Telegram who the bot is. Raises telegram.error.TelegramError."""
    from telegram import Bot  # noqa: PLC0415 - heavy, and the others do without

    async def ask() -> Me:
        async with Bot(settings.token, base_url=f"{settings.api_url}/bot") as bot:
            return Me(bot.username, not bot.bot.can_read_all_group_messages)

    return asyncio.run(ask())


def _safety(settings: Settings) -> str:
    """Whether someone is on each worry about someone's safety. Raises CantDo, with ids only."""
    if is_new(settings) or migrate.current(settings.database_url) != migrate.head():
        return "ok, none yet"
    engine = open_engine(settings.database_url)
    try:
        with engine.connect() as conn:
            waiting = nobody_acts(conn)
            conn.rollback()
    finally:
        engine.dispose()
    if waiting:
        ids = ", ".join(map(str, waiting))
        raise CantDo(f"Nobody is on these worries about safety yet: {ids}. Ring the staff now.")
    return ""


_LOOKS: dict[str, Callable[[Settings], str]] = {
    "database": _database,
    "migrations": _migrations,
    "key": _key,
    "safety": _safety,
    "token": _token,
    "mail": mail,
    "mailbox": mailbox,
    "pages": pages,
}
