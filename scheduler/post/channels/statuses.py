"""What a mail server's words say of an address: a code (RFC 3463, RFC 5321), or common words."""

from __future__ import annotations

import re

#: class, subject and detail, as in 5.1.1
Status = tuple[int, int, int]
UNKNOWN: Status = (0, 0, 0)
#: not a part of a number of more parts, such as an address of a machine
_ENHANCED = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?!\.?\d)", re.ASCII)
#: a reply of three digits, where a reply would stand
_PLAIN = re.compile(
    r"(?:^|[:;(]|\bsaid|\berror|\bcode)[\s'\"]*([45])[0-57]\d(?=[ -]|$)", re.ASCII | re.MULTILINE
)
#: RFC 3463: the address, the mailbox and the way to it are wrong; not its size, nor a policy
_ADDRESS, _MAILBOX, _WAY, _SYSTEM, _POLICY = 1, 2, 4, 3, 7
_FULL_OR_TOO_LONG = frozenset({(2, 2), (2, 3)})
_UNAVAILABLE = (5, 0)  # what Outlook.com says of a mailbox that is not there
_FULL = r"quota|(?:mail\s?)?box\S*\s+(?:is\s+)?full|storage (?:limit|allocation)"
_TOO_LONG = r"(?:size|too)\s+(?:exceed|large|big|long)|exceeds? .{0,20}size"
_REFUSED = r"spam|black\s?list|block\s?list|\bblocked\b|policy|dmarc|\bspf\b|\bdkim\b"
_NOBODY = (
    r"unknown (?:user|address|recipient|local part)|(?:user|recipient|address) unknown"
    r"|no such (?:user|person|address|recipient|mailbox|domain)|no mailbox (?:here|by)"
    r"|(?:does|do)(?: not|n.t) exist|unrouteable|not (?:be )?found|couldn.t be found"
    r"|invalid (?:recipient|mailbox|address)|not a valid (?:mailbox|address|user)"
    r"|(?:does not|doesn.t) have an? \S+ account|couldn.t find any host|no mail ?hosts?"
    r"|(?:account|mailbox|address)\b.{0,30}\b(?:disabled|inactive|unavailable|closed)"
)
#: where the code says little, what the words say: a full mailbox first, for it is still there
_WORDS: tuple[tuple[re.Pattern[str], tuple[int, int]], ...] = tuple(
    (re.compile(words, re.IGNORECASE), meant)
    for words, meant in (
        (_FULL, (_MAILBOX, 2)),
        (_TOO_LONG, (_SYSTEM, 4)),
        (_REFUSED, (_POLICY, 1)),
        (_NOBODY, (_ADDRESS, 1)),
        (r"\b552\b", (_MAILBOX, 2)),
        (r"\b5(?:54|71)\b", (_POLICY, 1)),
    )
)


def status_in(words: str) -> Status:
    """The most that words say; UNKNOWN if that is nothing."""
    said = _code(words)
    if said[1] == 0 or said[2] == 0:
        found = next((meant for pattern, meant in _WORDS if pattern.search(words)), None)
        if found is not None and said[1] in (0, found[0]):
            return said[0] or 5, *found
    return said


def _code(words: str) -> Status:
    if (found := _exact(words)) and found[1:] != (0, 0):
        return found
    if plain := _PLAIN.search(words):
        return int(plain[1]), 0, 0
    return found or UNKNOWN


def _exact(words: str) -> Status | None:
    """The first code with three numbers that says more than that it failed."""
    every = [(int(one[1]), int(one[2]), int(one[3])) for one in _ENHANCED.finditer(words)]
    return next((one for one in every if one[1:] != (0, 0)), every[0] if every else None)


def is_gone(status: Status) -> bool:
    """Whether it is the address that does not work, for good."""
    kind, subject, detail = status
    if kind != 5 or (subject, detail) in _FULL_OR_TOO_LONG:
        return False
    return subject in (0, _ADDRESS, _MAILBOX, _WAY) or (subject, detail) == _UNAVAILABLE


def as_text(status: Status) -> str:
    """As a server writes it."""
    return ".".join(map(str, status))
