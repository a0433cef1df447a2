"""What a mail server says of an e-mail of ours that it could not deliver: as a report, or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_string
from email.message import Message
from email.utils import getaddresses

from scheduler.post.channels.bounce_words import in_words, is_from_a_server
from scheduler.post.channels.statuses import Status, as_text, is_gone, status_in

#: our own Message-ID (scheduler.post.channels.email.message_id)
_OURS = re.compile(r"<([1-9]\d{0,17})\.([0-9a-f]{20})@[^<>\s]+>", re.ASCII)


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
    """What a mail server says of an e-mail of ours; None for any other mail."""
    if not is_from_a_server(message):
        return None
    parts = list(message.walk())
    sent = next((found for part in parts if (found := _what_was_sent(part)) is not None), None)
    reports = [one for one in parts if one.get_content_type() == "message/delivery-status"]
    about = [block for report in reports for block in _recipients(report)]
    return _as_reported(message, sent, about) if about else _as_said(message, sent)


def _as_reported(message: Message, sent: Message | None, about: list[Message]) -> Returned | None:
    """By its blocks about each recipient (RFC 3464)."""
    ours = _OURS.search(" ".join(_names_of(message, sent)))
    if ours is None:
        return None
    statuses = [_status(block) for block in about]
    final = all(_word(block, "Action") == "failed" for block in about)
    return Returned(
        notice_id=int(ours[1]),
        mark=ours[2],
        addresses=frozenset(_addresses(about, sent)),
        final=final,
        gone=final and all(is_gone(status) for status in statuses),
        status=as_text(statuses[0]),
    )


def _as_said(message: Message, sent: Message | None) -> Returned | None:
    """By its words. Our name for the e-mail may stand among them, in what was copied."""
    said = in_words(message)
    if said is None:
        return None
    ours = _OURS.search(" ".join([*_names_of(message, sent), said.all_of_it]))
    if ours is None:
        return None
    return Returned(
        notice_id=int(ours[1]),
        mark=ours[2],
        addresses=said.addresses | frozenset(_addresses([], sent)),
        final=said.final,
        gone=said.final and is_gone(said.status),
        status=as_text(said.status),
    )


def _what_was_sent(part: Message) -> Message | None:
    """The headers of the e-mail that came back: whole, or by themselves."""
    kind, payload = part.get_content_type(), part.get_payload()
    if kind in ("message/rfc822", "message/rfc822-headers"):
        found = payload[0] if isinstance(payload, list) and payload else None
        return found if isinstance(found, Message) else None
    if kind == "text/rfc822-headers":
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
    status = status_in(_said(block, "Status"))
    if status[1] and status[2]:
        return status
    words = status_in(_said(block, "Diagnostic-Code"))
    return words if words[0] and (status[1] in (0, words[1])) else status


def _word(block: Message, name: str) -> str:
    return (_said(block, name).split() or [""])[0].casefold()


def _said(message: Message, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())
