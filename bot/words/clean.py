"""The words of a message as they were meant, without what nobody can see."""

from __future__ import annotations

import unicodedata

LONGEST_TEXT = 2000  #: characters
#: Letters and a sign that are all white.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
#: Marks that turn the direction of what follows them: a name must not turn the whole line.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Unread(Exception):
    """It does not answer the question. `phrase` names the kind words in conversations/phrases."""

    def __init__(self, phrase: str) -> None:
        super().__init__(phrase)
        self.phrase = phrase


def clean(text: str) -> str:
    """The words as they were meant: no marks that nobody can see. Raises Unread."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    words = "".join(c for c in lines if c == "\n" or _may_stay(c)).strip()
    if shows_nothing(words):
        raise Unread("NOT_AN_ANSWER")
    if len(words) > LONGEST_TEXT:
        raise Unread("TOO_LONG")
    return words


def shows_nothing(text: str) -> bool:
    """Whether nothing of a text can be seen: it counts as nothing typed."""
    return not any(map(_shows, text))


def _shows(char: str) -> bool:
    """Whether anything is seen of it by itself: a joiner or an accent alone is nothing typed."""
    kind = unicodedata.category(char)
    return char not in _BLANK and kind not in {"Cc", "Cf", "Cs"} and kind[0] not in "MZ"


def _may_stay(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cs"} and char not in _TURNING


def cleaned(text: str) -> str | None:
    """The words as they were meant, or None where `clean` can make nothing of them."""
    try:
        return clean(text)
    except Unread:
        return None
