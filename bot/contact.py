"""Addresses and phone numbers, as people type them."""

from __future__ import annotations

import re

from locales.plain import digits

_ADDRESS = re.compile(r"[^\s@<>()\[\]\\,;:\"]+@[\w-]+(\.[\w-]+)+")
_LONGEST_ADDRESS = 254  #: RFC 5321, 4.5.3.1.3
_NUMBER = re.compile(r"\+?\d{7,15}")  # E.164 has at most 15 digits


def is_address(text: str) -> bool:
    """Whether mail can be sent to this, as far as it can be seen."""
    return len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def phone_in(text: str) -> str:
    """The number, without what people put between its digits; empty if it is none."""
    said = re.sub(r"[\s().\-/\u2060-\u2069]", "", digits(text))
    return said if _NUMBER.fullmatch(said) else ""
