"""Run the bot, and bring the database up to date."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from bot import logs
from bot.garbage import modules_are_read
from bot.opening import opened, ready
from bot.settings import load, with_token
from records import migrate


def run() -> Iterator[str]:
    """Run the bot until it is told to stop."""
    from bot import program  # noqa: PLC0415 - heavy, and other commands do without

    modules_are_read()
    settings, warning = ready(with_token(load()))
    if warning:
        yield warning
    logs.begin(settings.log_level)
    with opened(settings) as database:
        asyncio.run(program.run(settings, database))


def upgrade() -> Iterator[str]:
    """Bring the database to this version."""
    settings = load()
    before = migrate.current(settings.database_url)
    migrate.upgrade(settings.database_url)
    if before == migrate.head():
        yield f"The database is up to date: {before}."
    else:
        yield f"The database is now at {migrate.head()}. It was {before or 'empty'}."
