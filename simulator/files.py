"""Files that were sent, kept in memory up to a bound."""

import struct
import zlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

KEPT_BYTES = 64 * 1024 * 1024
KEPT_FILES = 5_000
DOWNLOAD_LIMIT_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file; `id` is what a bot sends again, `path` what it downloads."""

    id: str
    unique_id: str
    path: str
    name: str
    content_type: str
    data: bytes
    #: photo, voice, document and so on
    kind: str


class Files:
    """The newest files, by id and by path."""

    def __init__(self) -> None:
        self._by_id: OrderedDict[str, StoredFile] = OrderedDict()
        #: what a message shows of a file, by its id
        self._described: dict[str, Any] = {}
        self._bytes = 0
        self._count = 0

    def add(self, kind: str, name: str, content_type: str, data: bytes) -> StoredFile:
        """Keep a file of this kind (photo, voice, document), and return it."""
        self._count += 1
        ending = name.rpartition(".")[2] if "." in name else "bin"
        stored = StoredFile(
            id=f"simulated-{kind}-{self._count:08d}",
            unique_id=f"unique{self._count:08d}",
            path=f"{kind}s/file_{self._count}.{ending}",
            name=name,
            content_type=content_type,
            data=data,
            kind=kind,
        )
        self._by_id[stored.id] = stored
        self._bytes += len(data)
        while len(self._by_id) > 1 and self._too_much():
            forgotten, oldest = self._by_id.popitem(last=False)
            self._described.pop(forgotten, None)
            self._bytes -= len(oldest.data)
        return stored

    def _too_much(self) -> bool:
        return self._bytes > KEPT_BYTES or len(self._by_id) > KEPT_FILES

    def get(self, file_id: str) -> StoredFile | None:
        """Return the file with this id, None when it is unknown or forgotten."""
        return self._by_id.get(file_id)

    def describe(self, file_id: str, shown: Any) -> None:
        """Keep what a message shows of this file, for when it is sent again."""
        self._described[file_id] = shown

    def description(self, file_id: str) -> Any:
        """Return what a message shows of this file, None when nobody has said."""
        return self._described.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """Return the file with this path, None when it is unknown or forgotten."""
        return next((stored for stored in self._by_id.values() if stored.path == path), None)


def stand_in_picture(width: int = 64, height: int = 64) -> bytes:
    """Return a small plain PNG picture."""

    def chunk(name: bytes, body: bytes) -> bytes:
        whole = name + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    row = b"\0" + b"\x7f\xa9\x9b" * width
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            chunk(b"IDAT", zlib.compress(row * height)),
            chunk(b"IEND", b""),
        )
    )


def stand_in_voice() -> bytes:
    """Return a short silent recording (WAV, which every browser plays)."""
    samples = b"\0\0" * 8000
    form = struct.pack("<IHHIIHH", 16, 1, 1, 8000, 16000, 2, 16)
    body = b"WAVEfmt " + form + b"data" + struct.pack("<I", len(samples)) + samples
    return b"RIFF" + struct.pack("<I", len(body)) + body
