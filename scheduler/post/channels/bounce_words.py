"""What a mail server says in words that it could not deliver, without a report (RFC 3464).

qmail, older Exim and Gmail, Exchange and many more write so. Who writes must be a mail server:
"I am away" names our e-mail as well, and may say that an address is not used any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from email.utils import parseaddr
from html import unescape
from typing import NamedTuple

from scheduler.post.channels.statuses import UNKNOWN, Status, status_in

_SERVERS = re.compile(r"mail(?:er)?[-_.]?daemon|postmaster", re.IGNORECASE)
#: what stands in answers that a program gives for a person, or for a list (RFC 3834; RFC 2919)
_FOR_SOMEONE = ("X-Autoreply", "X-Autorespond", "X-AutoReply-From", "List-Id", "X-Mailing-List")
_AN_ANSWER = re.compile(r"auto[-_]?reply|vacation|out of (?:the )?office", re.IGNORECASE)
#: it is being tried still: nothing has come back yet
_DELAYED = re.compile(
    r"not\s+yet\s+been\s+delivered|warning(?:\s+message)?\s+only|warning-timeout"
    r"|will\s+(?:be\s+|keep\s+|continue\s+)?(?:to\s+)?(?:re-?try|tried|be\s+retried|trying)"
    r"|(?:has|have|was|were|is|been)\s+delayed|\(delay(?:ed)?\)|delayed\s+mail|delayed\s+\d"
    r"|delivery\s+(?:is\s+)?(?:delayed|incomplete)|attempts\s+will\s+continue|still\s+being\s+re"
    r"|could\s+not\s+send\s+(?:the\s+)?message\s+for\s+(?:the\s+)?(?:past|last)"
    r"|temporary\s+problem\s+delivering|not\s+need\s+to\s+resend",
    re.IGNORECASE,
)
#: it is tried no more
_FAILED = re.compile(
    r"undeliver|failure\s+notice|returned\s+to\s+sender|returning\s+message|given?\s+up|giving\s+up"
    r"|(?:delivery|recipients?|address(?:es|\(es\))?|message)\s+(?:has\s+|have\s+)?fail"
    r"|delivery\s+status\s+notification\s+\(failure\)|did\s+not\s+reach|permanent(?:ly)?\s+(?:fatal\s+)?"
    r"(?:error|failure|fail)|(?:could|can|was)(?:\s*not|n.t)\s+(?:be\s+)?(?:deliver|sent|reach)"
    r"|unable\s+to\s+deliver|queue\s+too\s+long|timeout\s+exceeded",
    re.IGNORECASE,
)
#: where a copy of our e-mail begins, headers first, quoted or not
_A_COPY = re.compile(
    r"^[>\s|]*(?:Return-Path|Received|Message-ID|DKIM-Signature|MIME-Version|Reply-To"
    r"|ARC-[\w-]+|X-[\w-]+|Auto-Submitted|List-Unsubscribe)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_SENT_TO = re.compile(r"^[>\s|]*To:(.*)$", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")
_TAG = re.compile(r"<(?!/?[\w.+-]+@)[^<>]*>")
_NOT_SEEN = re.compile(r"<(style|script|title)\b.*?</\1>", re.IGNORECASE | re.DOTALL)


class InWords(NamedTuple):
    """What was said: all of it, of which addresses, whether it is final, and the code of it."""

    all_of_it: str
    addresses: frozenset[str]
    final: bool
    status: Status


def is_from_a_server(message: Message) -> bool:
    """By its headers alone: a mail server wrote this, and no program that answers for someone."""
    if message.get_content_type() == "multipart/report":
        kind = message.get_param("report-type", "delivery-status")
        return str(kind).casefold() == "delivery-status"
    said = ("Auto-Submitted", "Precedence", "Subject")
    if any(name in message for name in _FOR_SOMEONE) or any(
        _AN_ANSWER.search(str(message.get(name, ""))) for name in said
    ):
        return False
    _, sender = parseaddr(str(message.get("From", "")))
    by_name = _SERVERS.match(sender.partition("@")[0]) is not None
    return by_name or "X-Failed-Recipients" in message


def in_words(message: Message) -> InWords | None:
    """What a mail server says; None if it does not say whether it has given up."""
    if not is_from_a_server(message):
        return None
    everything = "\n".join(_texts(message))
    begins = _A_COPY.search(everything)
    words = everything[: begins.start()] if begins else everything
    headers = " ".join(str(message.get(name, "")) for name in ("Subject", "Auto-Submitted"))
    status = status_in(words)
    delayed = _DELAYED.search(f"{headers}\n{words}") is not None
    failed = status[0] == 5 or _FAILED.search(f"{headers}\n{words}") is not None
    if not (delayed or failed):
        return None
    copied = _SENT_TO.findall(everything[begins.start() :]) if begins else []
    of = [str(message.get("X-Failed-Recipients", "")), words, *copied]
    addresses = frozenset(one.casefold() for said in of for one in _ADDRESS.findall(said))
    return InWords(everything, addresses, not delayed, UNKNOWN if delayed else status)


def _texts(message: Message) -> Iterator[str]:
    """What is written in it, but for what came back with it; of a page, its words."""
    for part in _parts(message):
        raw = part.get_payload(decode=True)
        if not isinstance(raw, bytes):
            continue
        text = raw.decode("utf-8", errors="replace").replace("\r\n", "\n")
        if part.get_content_type() == "text/html":
            text = unescape(_TAG.sub("\n", _NOT_SEEN.sub("", text)))
        yield text


def _parts(message: Message) -> Iterator[Message]:
    if not message.is_multipart():
        if message.get_content_maintype() == "text":
            yield message
        return
    if message.get_content_maintype() == "message":
        return
    for one in message.get_payload():
        if isinstance(one, Message):
            yield from _parts(one)
