"""Opening the data for a command: the settings, the keys and the database, all checked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from bot.master_key import with_key
from bot.settings import Settings
from records import migrate
from records.database import Database
from records.sealing import Keys
from scheduler.rooms import open_all


def ready(settings: Settings) -> tuple[Settings, str]:
    """The settings with their key, once the database is there and of this version.

    With them comes what to tell the operator. Raises BadSettings, NeedsUpgrade, NewerDatabase.
    """
    settings, warning = with_key(settings)
    migrate.prepare(settings.database_url)
    return settings, warning


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database and the house, open until the end. The bot may be running beside us."""
    open_all()
    with (
        closing(Keys(settings.keys_url, settings.key)) as keys,
        closing(Database(settings.database_url, keys)) as database,
    ):
        yield database
