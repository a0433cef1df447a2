"""What a mail server says of an e-mail of ours that it could not deliver (RFC 3464)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_string
from email.message import Message
from email.utils import getaddresses

#: our own Message-ID (scheduler.post.channels.email.message_id)
_OURS = re.compile(r"<([1-9]\d{0,17})\.([0-9a-f]{20})@[^<>\s]+>", re.ASCII)
_ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b", re.ASCII)  # RFC 3463
_PLAIN = re.compile(r"(?:;|^)\s*([245])\d\d\b", re.ASCII)  # RFC 5321, 4.2.1
#: RFC 3463: the address, the mailbox and the way to it are wrong; not its size, nor a policy
_ADDRESS, _MAILBOX, _WAY = 1, 2, 4
_FULL_OR_TOO_LONG = frozenset({(2, 2), (2, 3)})
_UNAVAILABLE = (5, 0)  # what Outlook.com says of a mailbox that is not there

Status = tuple[int, int, int]


@dataclass(frozen=True)
class Returned:
    """Which notice came back. `final`: it is tried no more. `gone`: the address does not work."""

    notice_id: int
    mark: str = field(repr=False)
    addresses: frozenset[str] = field(repr=False)
    final: bool
    gone: bool
    status: str


def returned(message: Message) -> Returned | None:
    """What a delivery report says of an e-mail of ours; None for any other mail."""
    if message.get_content_type() != "multipart/report":
        return None
    payload = message.get_payload()
    parts = [one for one in payload if isinstance(one, Message)] if message.is_multipart() else []
    reports = [part for part in parts if _is_a(part, "message/delivery-status")]
    sent = next((found for part in parts if (found := _what_was_sent(part)) is not None), None)
    about = [block for report in reports for block in _recipients(report)]
    ours = _OURS.search(" ".join(_names_of(message, sent)))
    if ours is None or not about:
        return None
    statuses = [_status(block) for block in about]
    final = all(_word(block, "Action") == "failed" for block in about)
    return Returned(
        notice_id=int(ours[1]),
        mark=ours[2],
        addresses=frozenset(_addresses(about, sent)),
        final=final,
        gone=final and all(_is_gone(status) for status in statuses),
        status=".".join(map(str, statuses[0])),
    )


def _is_a(part: object, kind: str) -> bool:
    return isinstance(part, Message) and part.get_content_type() == kind


def _what_was_sent(part: Message) -> Message | None:
    """The headers of the e-mail that came back: whole, or by themselves."""
    payload = part.get_payload()
    if _is_a(part, "message/rfc822") or _is_a(part, "message/rfc822-headers"):
        found = payload[0] if isinstance(payload, list) and payload else None
        return found if isinstance(found, Message) else None
    if _is_a(part, "text/rfc822-headers"):
        raw = part.get_payload(decode=True)
        return message_from_string(raw.decode("latin-1")) if isinstance(raw, bytes) else None
    return None


def _names_of(message: Message, sent: Message | None) -> Iterator[str]:
    """Where a Message-ID may stand: in what was sent, or in what the report says it is about."""
    if sent is not None:
        yield _said(sent, "Message-ID")
    for name in ("In-Reply-To", "References"):
        yield _said(message, name)


def _recipients(report: Message) -> list[Message]:
    """The blocks about a recipient; the one about the message, and empty ones, are none."""
    blocks = report.get_payload()
    found = blocks if isinstance(blocks, list) else []
    return [block for block in found if isinstance(block, Message) and "Action" in block]


def _addresses(about: list[Message], sent: Message | None) -> Iterator[str]:
    for block in about:
        for name in ("Final-Recipient", "Original-Recipient"):
            yield _said(block, name).rpartition(";")[2].strip().strip("<>").casefold()
    if sent is not None:
        for _, address in getaddresses([_said(sent, "To")]):
            yield address.casefold()


def _status(block: Message) -> Status:
    """The most that is said: many servers give 5.0.0, and the other server's words after it."""
    said = _ENHANCED.search(_said(block, "Status"))
    status = _numbers(said) if said else (0, 0, 0)
    if status[1:] != (0, 0):
        return status
    words = _said(block, "Diagnostic-Code")
    if found := _ENHANCED.search(words):
        return _numbers(found)
    if plain := _PLAIN.search(words):
        return int(plain[1]), 0, 0
    return status


def _numbers(found: re.Match[str]) -> Status:
    return int(found[1]), int(found[2]), int(found[3])


def _is_gone(status: Status) -> bool:
    """Whether it is the address that does not work, for good."""
    kind, subject, detail = status
    if kind != 5 or (subject, detail) in _FULL_OR_TOO_LONG:
        return False
    return subject in (0, _ADDRESS, _MAILBOX, _WAY) or (subject, detail) == _UNAVAILABLE


def _word(block: Message, name: str) -> str:
    return (_said(block, name).split() or [""])[0].casefold()


def _said(message: Message, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())
