"""What an attacker may have: backups that were made on the way."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.privacy.living import Life


def copied(life: Life, folder: Path, name: str) -> Path:
    """A backup, as the operator makes it."""
    file = folder / f"{name}.db"
    with (
        closing(sqlite3.connect(life.home.data_file)) as data,
        closing(sqlite3.connect(file)) as copy,
    ):
        data.backup(copy)
    return file
