"""Addresses and phone numbers, as people type and paste them."""

from __future__ import annotations

import re
import unicodedata
from email.utils import parseaddr
from typing import TYPE_CHECKING

from locales.plain import digits

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_LOCAL = re.compile(r"[^\s@<>()\[\]\\,;:\".]+(\.[^\s@<>()\[\]\\,;:\".]+)*")
_DOMAIN = re.compile(r"[^\W_]([\w-]*[^\W_])?(\.[^\W_]([\w-]*[^\W_])?)+")
_LONGEST_ADDRESS = 254  #: RFC 5321, 4.5.3.1.3
_NUMBER = re.compile(r"\+?\d{7,15}")  # E.164 has at most 15 digits
#: words beside a number that are none of its letters
_LETTERS = re.compile(r"[^\W\d_]+")
_BESIDE_A_NUMBER = frozenset({"tel", "ext", "x"})


def is_address(text: str) -> bool:
    """Whether mail can be sent to this, as far as it can be seen."""
    local, at, domain = text.rpartition("@")
    fits = bool(at and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain))
    return fits and len(text) <= _LONGEST_ADDRESS


def address_in(text: str) -> str:
    """The address in small letters, without what is pasted around it; empty if it is none."""
    said = unicodedata.normalize("NFKC", text)
    said = "".join(c for c in said if unicodedata.category(c) not in {"Cf", "Cc"}).strip()
    said = re.sub(r"^mailto:\s*", "", said, flags=re.IGNORECASE).partition("?")[0]
    if "<" in said:
        said = parseaddr(said)[1]
    said = re.sub(r"[.,;:!]$", "", said.strip()).lower()
    return said if is_address(said) else ""


def phone_in(text: str, region: str) -> str:
    """The number with its country, as it is read best; empty if none can be like that.

    One without a country is of this region's. It need not be in use: it is only looked at.
    """
    from phonenumbers import (  # noqa: PLC0415 - heavy, and seldom needed
        NumberParseException,
        PhoneNumberFormat,
        ValidationResult,
        format_number,
        is_possible_number_with_reason,
        parse,
    )

    said = digits(text)
    if not {word.casefold() for word in _LETTERS.findall(said)} <= _BESIDE_A_NUMBER:
        return ""
    try:
        number = parse(said, region.partition("-")[0].upper() or None)
    except NumberParseException:
        plain = re.sub(r"[\s().\-/]", "", said)
        return plain if not region and _NUMBER.fullmatch(plain) else ""
    possible = is_possible_number_with_reason(number) == ValidationResult.IS_POSSIBLE
    if not possible or _lacks_a_digit(number):
        return ""
    return format_number(number, PhoneNumberFormat.INTERNATIONAL)


def _lacks_a_digit(number: PhoneNumber) -> bool:
    """Whether nobody has this number, and with one more digit somebody could."""
    from phonenumbers import PhoneNumber, is_valid_number  # noqa: PLC0415 - as above

    if is_valid_number(number):
        return False
    national = 10 * (number.national_number or 0)
    return any(
        is_valid_number(
            PhoneNumber(
                country_code=number.country_code,
                national_number=national + digit,
                italian_leading_zero=number.italian_leading_zero,
            )
        )
        for digit in range(10)
    )
