"""Sealing: what people say can be read only with its owner's key, and a key can be destroyed.

Keys live in a store of their own, wrapped by the master key, and never in a backup of the data.
Destroying a key erases all it sealed, old backups included (D:sealing).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from collections import OrderedDict
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Column, LargeBinary, MetaData, String, Table, delete, insert, select

from records.engines import open_engine

_NONCE_BYTES = 12
_KEY_BYTES = 32
KEPT_IN_MEMORY = 20_000

_metadata = MetaData()
_keys = Table(
    "sealing_key",
    _metadata,
    Column("id", String, primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
)


class KeyGone(Exception):
    """The key was destroyed, or was never in this key store; what it sealed can't be read."""


class WrongMasterKey(Exception):
    """The master key does not open this key store. Give the ALONGSIDE_KEY it was made with."""


class BadMasterKey(ValueError):
    """ALONGSIDE_KEY must be 32 bytes in URL-safe base64, as the first run printed it."""


def new_master_key() -> str:
    """A fresh master key, in URL-safe base64."""
    return base64.urlsafe_b64encode(secrets.token_bytes(_KEY_BYTES)).decode()


def check_master(master: str) -> None:
    """Raise BadMasterKey unless this can be a master key."""
    _master_bytes(master)


class Keys:
    """The key store. `url` is a database of its own."""

    def __init__(self, url: str, master: str) -> None:
        """Open the store. Raises BadMasterKey, WrongMasterKey."""
        self._master = _master_bytes(master)
        self._wrap = AESGCM(self._master)
        self.engine = open_engine(url)
        #: keys in use, the first opened first: never more than KEPT_IN_MEMORY
        self.opened: OrderedDict[str, AESGCM] = OrderedDict()
        try:
            _metadata.create_all(self.engine)
            self._check_master()
        except BaseException:
            self.close()  # nobody else has it to close
            raise

    def new(self) -> str:
        """Make a key, save it, and give back its id."""
        key_id = secrets.token_hex(12)
        nonce = os.urandom(_NONCE_BYTES)
        wrapped = nonce + self._wrap.encrypt(nonce, os.urandom(_KEY_BYTES), key_id.encode())
        with self.engine.begin() as conn:
            conn.execute(insert(_keys).values(id=key_id, wrapped=wrapped))
        return key_id

    def destroy(self, *key_ids: str) -> bool:
        """Destroy keys for good; whether no trace of them is left in the store's files.

        One that is already gone is no error. A reader can keep the store's log from being
        emptied: then it is to be called again.
        """
        with self.engine.begin() as conn:
            conn.execute(delete(_keys).where(_keys.c.id.in_(key_ids)))
        for key_id in key_ids:
            self.opened.pop(key_id, None)
        return self.empty_log()

    def empty_log(self) -> bool:
        """Empty the store's log; whether no reader was in the way.

        SQLite's log keeps what was deleted until it is emptied, `secure_delete` or not.
        """
        if self.engine.dialect.name != "sqlite":
            return True
        conn = self.engine.raw_connection()
        try:
            (busy, *_) = conn.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            conn.close()
        return not busy

    def seal(self, key_id: str, label: str, value: Any, *, sizes: tuple[int, ...] = (1,)) -> bytes:
        """The value as JSON, sealed. `label` is fixed by the code, so blobs can't be swapped.

        It is filled up with spaces to the first of these sizes that holds it, or to a multiple
        of the last, so that its length tells nothing.
        """
        nonce = os.urandom(_NONCE_BYTES)
        said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        text = said.encode("utf-8", "surrogatepass")  # half a character is no reason to lose it
        size = next((s for s in sizes if len(text) <= s), -(-len(text) // sizes[-1]) * sizes[-1])
        return nonce + self._key(key_id).encrypt(nonce, text.ljust(size), label.encode())

    def unseal(self, key_id: str, label: str, blob: bytes) -> Any:
        """What was sealed. Raises KeyGone."""
        try:
            text = self._key(key_id).decrypt(
                blob[:_NONCE_BYTES], blob[_NONCE_BYTES:], label.encode()
            )
        except (InvalidTag, ValueError):  # not sealed so, or emptied
            raise KeyGone from None
        return json.loads(text)

    def fingerprint(self, label: str, text: str) -> bytes:
        """A keyed hash: the same text gives the same bytes, and the bytes give nothing away."""
        return hmac.new(self._master, f"{label}:{text}".encode(), hashlib.sha256).digest()

    def close(self) -> None:
        """Let go of the store."""
        self.opened.clear()
        self.engine.dispose()

    def _key(self, key_id: str) -> AESGCM:
        cipher = self.opened.get(key_id)
        if cipher is None:
            with self.engine.connect() as conn:
                wrapped = conn.scalar(select(_keys.c.wrapped).where(_keys.c.id == key_id))
            if wrapped is None:
                raise KeyGone
            cipher = AESGCM(self._unwrap(key_id, wrapped))
            self.opened[key_id] = cipher
            if len(self.opened) > KEPT_IN_MEMORY:
                self.opened.popitem(last=False)
        return cipher

    def _unwrap(self, key_id: str, wrapped: bytes) -> bytes:
        """A key as it is, out of what the store holds of it. Raises WrongMasterKey."""
        try:
            return self._wrap.decrypt(
                wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], key_id.encode()
            )
        except InvalidTag:
            raise WrongMasterKey from None

    def _check_master(self) -> None:
        with self.engine.connect() as conn:
            row = conn.execute(select(_keys).limit(1)).first()
        if row is not None:
            self._unwrap(row.id, row.wrapped)


def _master_bytes(master: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(master)
    except ValueError:
        raise BadMasterKey from None
    if len(key) != _KEY_BYTES:
        raise BadMasterKey
    return key
