"""The attacker: holds files, the master key, sometimes the key store too, and tries everything."""

from __future__ import annotations

import base64
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

ROOT = Path(__file__).parents[2]
_NONCE, _KEY, _TAG = 12, 32, 16
WRAPPED = _NONCE + _KEY + _TAG


class Blob(NamedTuple):
    """Something sealed, and where it was found."""

    place: str
    row: dict[str, object]
    data: bytes


def labels() -> set[bytes]:
    """Every label the product seals with: they are in its source, which the attacker has too."""
    found: set[str] = set()
    for folder in ("bot", "records", "scheduler"):
        for path in (ROOT / folder).rglob("*.py"):
            source = path.read_text("utf-8")
            found |= set(re.findall(r'seal\(\s*[^,"]+,\s*"([a-z_.]+)"', source))
            found |= set(re.findall(r'^LABEL = "([a-z_.]+)"', source, re.MULTILINE))
    assert found >= {"person.card", "talk.answers", "group.card", "meeting.card", "quarantine"}
    assert found >= {"coming.needs", "evaluation.answer", "invitation.met_by"}
    return {label.encode() for label in found}


def rows(file: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """Every row of every table."""
    with closing(sqlite3.connect(file)) as conn:
        conn.row_factory = sqlite3.Row
        tables = "SELECT name FROM sqlite_master WHERE type='table'"
        for (table,) in conn.execute(tables).fetchall():
            for row in conn.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - its own names
                yield str(table), dict(row)


def blobs(file: Path) -> list[Blob]:
    """Everything that could be sealed."""
    return [
        Blob(f"{table}.{name}", row, value)
        for table, row in rows(file)
        for name, value in row.items()
        if isinstance(value, bytes)
    ]


def keys_in(keys_file: Path, master: str) -> dict[str, bytes]:
    """Every key that the store still holds."""
    wrap = AESGCM(base64.urlsafe_b64decode(master))
    found = {}
    for table, row in rows(keys_file):
        if table == "sealing_key":
            key_id, wrapped = str(row["id"]), row["wrapped"]
            assert isinstance(wrapped, bytes)
            found[key_id] = wrap.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], key_id.encode())
    return found


def key_ids(file: Path) -> set[str]:
    """Every key that a database has ever named, as far as it still shows."""
    return {
        str(value)
        for _, row in rows(file)
        for name, value in row.items()
        if name == "key_id" and value
    }


def carved(disk: bytes, wanted: Iterable[str], master: str) -> dict[str, bytes]:
    """Keys that can be dug out of raw bytes: pages that were freed, logs that were left."""
    wrap = AESGCM(base64.urlsafe_b64decode(master))
    found = {}
    for key_id in wanted:
        for here in _after(disk, key_id.encode()):
            piece = disk[here : here + WRAPPED]
            try:
                found[key_id] = wrap.decrypt(piece[:_NONCE], piece[_NONCE:], key_id.encode())
            except (InvalidTag, ValueError):
                continue
    return found


def _after(disk: bytes, key_id: bytes) -> Iterator[int]:
    """Where the wrapped key could begin: around each place that names it, and a row each side."""
    for match in re.finditer(re.escape(key_id), disk):
        yield from range(max(0, match.start() - 200), match.end() + 200)


def carved_anywhere(disk: bytes, wanted: Iterable[str], master: str) -> dict[str, bytes]:
    """As `carved`, looking at every single byte; for small stores."""
    wrap = AESGCM(base64.urlsafe_b64decode(master))
    found = {}
    there = [n for n in range(len(disk) - WRAPPED) if disk[n : n + 8] != b"\0" * 8]
    for key_id in wanted:
        aad = key_id.encode()
        for n in there:
            try:
                key = wrap.decrypt(disk[n : n + _NONCE], disk[n + _NONCE : n + WRAPPED], aad)
            except InvalidTag:
                continue
            found[key_id] = key
    return found


def opens(blob: bytes, keys: Iterable[bytes], tried_labels: Iterable[bytes]) -> bytes | None:
    """What a blob says, if any of the keys opens it under any label."""
    if len(blob) < _NONCE + _TAG:
        return None
    for key in keys:
        cipher = AESGCM(key)
        for label in tried_labels:
            try:
                return cipher.decrypt(blob[:_NONCE], blob[_NONCE:], label)
            except InvalidTag:
                continue
    return None
