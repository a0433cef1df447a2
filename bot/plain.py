"""The plain form of what was typed: two texts that a person would call the same become equal."""

from __future__ import annotations

import re
import unicodedata

#: Below this combining class a mark is a letter of its script (Bengali, Tigrinya), not an accent.
_ACCENTS_FROM = 10
#: Letters of Arabic that many people type one for the other, and the line that only stretches.
_ALIKE = str.maketrans({"ى": "ي", "ة": "ه", "ـ": ""})
_APOSTROPHES = "'’‘ʼ`´"


def plain(text: str) -> str:
    """Words and digits only: no case, accents, punctuation, emoji or direction marks."""
    return " ".join(_letters(text).split())


def symbols(text: str) -> str:
    """The emoji and signs in a text, without skin tones and variation selectors."""
    return "".join(c for c in _decomposed(text) if unicodedata.category(c) in {"So", "Sm", "Sc"})


def digits(text: str) -> str:
    """The text with every digit of any script as 0 to 9, and without marks nobody sees."""
    normal = unicodedata.normalize("NFKC", text)
    kept = (c for c in normal if unicodedata.category(c) not in {"Cf", "Cs", "Co"})
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in kept).strip()


def same_word(text: str, word: str) -> bool:
    """Whether a whole message is just this word or emoji, however it was typed.

    Never true for a word inside a longer sentence: talking about it is not a signal.
    """
    wanted, said = plain(word).replace(" ", ""), plain(text).replace(" ", "")
    if wanted or said:
        return wanted == said
    wanted, said = symbols(word), symbols(text)
    if wanted and said:
        return re.fullmatch(f"(?:{re.escape(wanted)})+", said) is not None
    return bool(word.strip()) and text.strip() == word.strip()


def _letters(text: str) -> str:
    kept = []
    for char in _decomposed(text).casefold().translate(_ALIKE):
        kind = unicodedata.category(char)
        if char.isdecimal():
            kept.append(str(unicodedata.decimal(char)))
        elif kind[0] in "LN" or kind in {"Mn", "Mc"}:
            kept.append(char)
        elif char not in _APOSTROPHES and kind not in {"Cf", "Me"}:
            kept.append(" ")
    return "".join(kept)


def _decomposed(text: str) -> str:
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(
        c
        for c in apart
        if unicodedata.combining(c) < _ACCENTS_FROM and not "\ufe00" <= c <= "\ufe0f"
    )
