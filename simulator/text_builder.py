"""A text that is being read from HTML or Markdown, and the entities found so far."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from simulator.errors import ApiError, bad_request
from simulator.validation import utf16_length

Json = dict[str, Any]
_SCHEME = re.compile(r"(https?|tg|ton|ftp)://", re.IGNORECASE)
_HOST = re.compile(r"[^\s.]+(\.[^\s.]+)+|localhost")


def cannot_parse(words: str) -> ApiError:
    """Return Telegram's answer to HTML or Markdown that is wrong."""
    return bad_request(f"can't parse entities: {words}")


def byte_offset(source: str, at: int) -> int:
    """Return the place as Telegram counts it in its words: in bytes of UTF-8."""
    return len(source[:at].encode("utf-8", "surrogatepass"))


def checked_link(link: str) -> str:
    """Return the link as Telegram keeps it, nothing when it is none."""
    link = link.strip()
    if not _SCHEME.match(link):
        link = f"http://{link}"
    parts = urlsplit(link)
    if parts.scheme in ("tg", "ton"):
        return link if parts.netloc else ""
    if not _HOST.fullmatch(parts.hostname or ""):
        return ""
    return link if parts.path or parts.query or parts.fragment else f"{link}/"


@dataclass(slots=True)
class TextBuilder:
    """Grows as its source is read; `length` is in UTF-16 units, as entities count."""

    text: str = ""
    length: int = 0
    entities: list[Json] = field(default_factory=list)

    def put(self, piece: str) -> None:
        """Add plain text."""
        self.text += piece
        self.length += utf16_length(piece)

    def mark(self, kind: str, start: int, **more: str) -> None:
        """Make what came after `start` an entity, unless that is nothing."""
        if self.length > start:
            self.entities.append(
                {"offset": start, "length": self.length - start, "type": kind, **more}
            )

    def mark_link(self, start: int, begin: int, link: str) -> None:
        """Make a link of what came after `start`; without an address its words are one."""
        if address := checked_link(link or self.text[begin:]):
            self.mark("text_link", start, url=address)

    def mark_emoji(self, start: int, number: str) -> None:
        """Make a custom emoji of what came after `start`; raises ApiError."""
        if not number.isdigit() or int(number) == 0:
            raise cannot_parse("Invalid custom emoji identifier specified")
        self.mark("custom_emoji", start, custom_emoji_id=number)

    def done(self) -> tuple[str, list[Json]]:
        """Return the text and its entities in Telegram's order."""
        return self.text, sorted(self.entities, key=lambda e: (e["offset"], -e["length"]))
