"""The eight media files that the suite's source package lacks.

Made here, or copied from what it has. They are real enough to be read: durations, sizes and
formats are those of the originals, as far as the suite names them.
"""

import struct
from pathlib import Path

_COPIES = {
    "game.gif": "telegram.gif",
    "telegram.jpg": "telegram_no_standard_header.jpg",
    "telegram.png": "game.png",
}


def stand_ins(folder: Path) -> dict[str, bytes]:
    """Return each missing file's bytes by name; `folder` holds the files that are there."""
    return {
        **{name: (folder / source).read_bytes() for name, source in _COPIES.items()},
        "telegram.mp4": mp4(seconds=5, width=360, height=640),
        "telegram2.mp4": mp4(seconds=4, width=640, height=360),
        "telegram.mp3": mp3(seconds=3),
        "telegram.ogg": ogg(seconds=3),
        "telegram.webp": webp(),
    }


def mp4(seconds: int, width: int, height: int) -> bytes:
    """Return the boxes that describe a video, without any picture."""

    def box(name: bytes, *parts: bytes) -> bytes:
        body = b"".join(parts)
        return struct.pack(">I", 8 + len(body)) + name + body

    matrix = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    length = seconds * 1000
    movie = struct.pack(">5I", 0, 0, 0, 1000, length) + struct.pack(">IH10x", 0x10000, 0x100)
    track = struct.pack(">I5I8x4H", 7, 0, 0, 1, 0, length, 0, 0, 0, 0)
    size = struct.pack(">2I", width << 16, height << 16)
    kind = struct.pack(">II4s12x", 0, 0, b"vide") + b"picture\0"
    trak = box(b"trak", box(b"tkhd", track, matrix, size), box(b"mdia", box(b"hdlr", kind)))
    header = box(b"mvhd", movie, matrix, bytes(24), struct.pack(">I", 2))
    brand = box(b"ftyp", b"isom", struct.pack(">I", 512), b"isommp41")
    return brand + box(b"moov", header, trak) + box(b"mdat", bytes(512))


def mp3(seconds: int) -> bytes:
    """Return silent frames of 128 kbit/s at 44.1 kHz, 1152 samples each."""
    frame = b"\xff\xfb\x90\x64" + bytes(413)
    return frame * (seconds * 44100 // 1152 + 1)


def ogg(seconds: int) -> bytes:
    """Return an Opus recording of one channel: its two headers and one empty packet."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, 48000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 0) + struct.pack("<I", 0)
    last = seconds * 48000
    pages = ((head, 2, 0), (tags, 0, 0), (b"\xf8\xff\xfe", 4, last))
    return b"".join(_page(*page, number) for number, page in enumerate(pages))


def _page(packet: bytes, flags: int, samples: int, number: int) -> bytes:
    header = b"OggS\0" + struct.pack("<BqIIIBB", flags, samples, 1, number, 0, 1, len(packet))
    checksum = struct.pack("<I", _ogg_checksum(header + packet))
    return header[:22] + checksum + header[26:] + packet


def _ogg_checksum(data: bytes) -> int:
    """Return the CRC of RFC 3533: polynomial 0x04c11db7, neither reflected nor inverted."""
    value = 0
    for byte in data:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
    return value


def webp() -> bytes:
    """Return one lossless pixel."""
    pixel = bytes.fromhex("2f0000001007101111888808")
    body = b"WEBPVP8L" + struct.pack("<I", len(pixel)) + pixel
    return b"RIFF" + struct.pack("<I", len(body)) + body
