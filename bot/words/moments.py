"""A day or a time that was typed, as an answer: all that was said, and in doubt where it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from bot.words.choosing import several
from bot.words.day_times import NoTime, times_in
from bot.words.days import NoDay, PastDay
from bot.words.days_and_times import days_in
from bot.words.polite import trimmed
from bot.words.yes_and_no import says_no
from conversations.script import Answer, Ask, Reads
from locales.plain import digits, plain

_WITH_A_YEAR = re.compile(r"\d{4}|\d+[./-]\d+[./-]\d")
_MOST_WORDS = 6
Offered = Sequence[tuple[str, str]]


def moment(
    text: str, ask: Ask, offered: Offered, *, now: datetime, zone: str, language: str
) -> Answer:
    """A day or a time; several, or one alone in a tuple, where it is to be asked which is meant.

    What is `offered` while that is asked can be named: “the one at night”, “no, the 9th”.
    Raises NoDay, PastDay, NoTime.
    """
    text = trimmed(text, language)
    begins, _, rest = text.strip().partition(" ")
    text = rest if rest and says_no(begins, language) else text
    in_doubt = {key for key, _ in offered if key[:1].isdigit()}
    if len(in_doubt) > 1 and (key := _which(text, ask, offered, language)) is not None:
        return key
    if ask.reads is Reads.TIME:
        may_be = times_in(text, language=language)
        sure, again = len(may_be) == 1, True
    else:
        may_be, sure = days_in(text, now=now, zone=zone, language=language)
        again = _WITH_A_YEAR.search(digits(text)) is not None
    known = [value for value in may_be if value in in_doubt and again]
    if known and not sure:  # it was asked about, and was said again in full
        return known[0]
    return may_be[0] if sure else may_be


def is_a_moment(text: str, *, now: datetime, zone: str, language: str) -> bool:
    """Whether it is just a day or a time: a number alone is neither, nor is a longer text."""
    text = trimmed(text, language)
    if plain(text).isdigit() or len(text.split()) > _MOST_WORDS:
        return False
    try:
        return bool(times_in(text, language=language))
    except NoTime:
        pass
    try:
        return bool(days_in(text, now=now, zone=zone, language=language)[0])
    except PastDay:
        return True
    except NoDay:
        return False


def _which(text: str, ask: Ask, offered: Offered, language: str) -> str | None:
    """The one that is held by these words alone: “night”, or “10” of two days."""
    if ask.reads is Reads.TIME and plain(text).isdigit():
        return None
    found = several(text, offered, language)
    return found[0] if found is not None and len(found) == 1 else None
