"""How large and how long a video or a recording is, by its own headers; and any picture."""

import struct
from collections.abc import Iterator

from simulator.pictures import picture_size

_MP3_KILOBITS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_OPUS_RATE = 48_000


def pixels(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels; None for what is no picture or video known here."""
    try:
        return _track(data) if data[4:8] == b"ftyp" else picture_size(data)
    except (struct.error, IndexError):
        return None


def seconds(data: bytes) -> int:
    """Return how long it lasts, in whole seconds; 0 where the headers don't say."""
    try:
        return _seconds(data)
    except (struct.error, IndexError, ZeroDivisionError):
        return 0


def _track(data: bytes) -> tuple[int, int] | None:
    """Return the size of the first track that can be seen: it ends the track's header."""
    for body in _boxes(data, b"moov", b"trak", b"tkhd"):
        width, height = struct.unpack_from(">II", body, len(body) - 8)
        if width and height:
            return width >> 16, height >> 16
    return None


def _boxes(data: bytes, *path: bytes) -> Iterator[bytes]:
    """Yield the body of each MP4 box with this path (ISO 14496-12)."""
    at = 0
    while at + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + length]
        if name == path[0]:
            yield from _boxes(body, *path[1:]) if path[1:] else (body,)
        at += max(length, 8)


def _seconds(data: bytes) -> int:
    if data[4:8] == b"ftyp":
        header = next(_boxes(data, b"moov", b"mvhd"), b"")
        layout, start = (">IQ", 20) if header[0] else (">II", 12)
        scale, length = struct.unpack_from(layout, header, start)
        return int(length / scale + 0.5)
    if data.startswith(b"OggS"):
        samples: int = struct.unpack_from("<q", data, data.rindex(b"OggS") + 6)[0]
        return round(samples / _OPUS_RATE)
    if data.startswith(b"RIFF"):
        return int(len(data) / struct.unpack_from("<I", data, 28)[0] + 0.5)
    if data.startswith((b"\xff\xfb", b"\xff\xfa")):
        return round(len(data) / (_MP3_KILOBITS[data[2] >> 4] * 125))
    return 0
