"""The master key: made at the first run, kept in `.env`, and asked for ever after."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import inspect
from sqlalchemy.engine import make_url

from bot.settings import ENV_FILE, PREFIX, BadSettings, Settings
from records.engines import open_engine
from records.sealing import new_master_key

WARNING = (
    "A master key was made and written to {file}. Copy it to a safe place, apart from all "
    "backups: without it, nothing can be read."
)


def with_key(settings: Settings, env_file: Path = ENV_FILE) -> tuple[Settings, str]:
    """The settings with their master key, and what to tell the operator if it was made just now.

    Raises BadSettings if a key store is there and its key is not.
    """
    if settings.key:
        return settings, ""
    if has_keys(settings.keys_url):
        raise BadSettings(
            f"{PREFIX}KEY is missing. Put the key that was made at the first run into .env."
        )
    key = new_master_key()
    _write(env_file, key)
    return settings.model_copy(update={"key": key}), WARNING.format(file=env_file)


def has_keys(keys_url: str) -> bool:
    """Whether there is a key store."""
    path = make_url(keys_url).database or ""
    if keys_url.startswith("sqlite") and not Path(path).exists():
        return False
    engine = open_engine(keys_url)
    try:
        return inspect(engine).has_table("sealing_key")
    finally:
        engine.dispose()


def _write(env_file: Path, key: str) -> None:
    """Add the key as a line of its own; only this user may read the file from now on."""
    try:
        before = env_file.read_text(encoding="utf-8") if env_file.exists() else ""
        with os.fdopen(
            os.open(env_file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a"
        ) as out:
            env_file.chmod(0o600)
            out.write(
                ("" if before.endswith("\n") or not before else "\n") + f"{PREFIX}KEY={key}\n"
            )
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise BadSettings(f"{env_file} can't be written: {error.strerror}.") from None
