"""What only we can make: the marks of e-mails, and the links in them. They hold nothing personal.

A link's token is bound to its notice, to one purpose, and to the address it was sent to: with a
new address, links that went to the old one are from before.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from hmac import compare_digest
from typing import NamedTuple

from records.sealing import Keys

#: what a link can be for
KNOW, STOP = "know", "stop"
_TOKEN = re.compile(r"([1-9]\d{0,17})\.([\w-]{8})\.([\w-]{22})", re.ASCII)


class Opened(NamedTuple):
    """Which notice a token is for, and the address it went to, as a keyed hash."""

    notice_id: int
    address: str


def mark(keys: Keys, notice_id: int) -> str:
    """Goes into the Message-ID of a notice's e-mail, so that what comes back can be believed."""
    return keys.fingerprint("mail.notice", str(notice_id)).hex()[:20]


def is_mark(keys: Keys, notice_id: int, said: str) -> bool:
    """Whether this is the mark of that notice."""
    return compare_digest(mark(keys, notice_id), said)


def token(keys: Keys, purpose: str, notice_id: int, address: str) -> str:
    """The token of a link."""
    about = f"{notice_id}.{_short(keys, 'mail.address', address.casefold(), 6)}"
    return f"{about}.{_short(keys, f'mail.link.{purpose}', about, 16)}"


def opened(keys: Keys, purpose: str, said: str) -> Opened | None:
    """What a token is about; None if we did not make it, or not for this purpose."""
    found = _TOKEN.fullmatch(said)
    if found is None:
        return None
    about = f"{found[1]}.{found[2]}"
    if not compare_digest(_short(keys, f"mail.link.{purpose}", about, 16), found[3]):
        return None
    return Opened(int(found[1]), found[2])


def went_to(keys: Keys, opened: Opened, address: str) -> bool:
    """Whether a token was sent to this address."""
    expected = _short(keys, "mail.address", address.casefold(), 6)
    return compare_digest(expected, opened.address)


def _short(keys: Keys, label: str, text: str, size: int) -> str:
    return urlsafe_b64encode(keys.fingerprint(label, text)[:size]).decode().rstrip("=")
