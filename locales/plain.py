"""The plain form of what was typed: two texts that a person would call the same become equal."""

from __future__ import annotations

import unicodedata

from locales.alike import ARABIC

#: Below this combining class a mark is a letter of its script (Bengali, Tigrinya), not an accent.
_ACCENTS_FROM = 10
#: as `plain` leaves them. Not what is a word of its own without its apostrophe (ill, well, were).
_IN_FULL = {
    "im": "i am",
    "ive": "i have",
    "id": "i would",
    "its": "it is",
    "thats": "that is",
    "hes": "he is",
    "shes": "she is",
    "youre": "you are",
    "theyre": "they are",
    "theres": "there is",
    "someones": "someone is",
    "somebodys": "somebody is",
    "whats": "what is",
    "whos": "who is",
    "wheres": "where is",
    "dont": "do not",
    "doesnt": "does not",
    "didnt": "did not",
    "isnt": "is not",
    "arent": "are not",
    "wasnt": "was not",
    "cant": "can not",
    "cannot": "can not",
    "couldnt": "could not",
    "wont": "will not",
    "havent": "have not",
    "wanna": "want to",
    "gonna": "going to",
    "gotta": "got to",
    "wana": "want to",
    "gunna": "going to",
    "shouldnt": "should not",
    "wouldnt": "would not",
    "youve": "you have",
    "anymore": "any more",
    "u": "you",
}
_APOSTROPHES = "'’‘ʼ`´"


def plain(text: str) -> str:
    """Words and digits only: no case, accents, punctuation, emoji or direction marks."""
    return " ".join(_letters(text).split())


def spelled_out(text: str) -> str:
    """The same, with what English draws together in full: “I'm”, “im” and “I am” are one."""
    return " ".join(_IN_FULL.get(word, word) for word in plain(text).split())


def symbols(text: str) -> str:
    """The emoji and signs in a text, without skin tones and variation selectors."""
    return "".join(c for c in decomposed(text) if unicodedata.category(c) in {"So", "Sm", "Sc"})


def digits(text: str) -> str:
    """The text with every digit of any script as 0 to 9, and without marks nobody sees."""
    normal = unicodedata.normalize("NFKC", text)
    kept = (c for c in normal if unicodedata.category(c) not in {"Cf", "Cs", "Co"})
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in kept).strip()


def _letters(text: str) -> str:
    return decomposed(text).casefold().translate(ARABIC).translate(_KEPT)


class _Kept(dict[int, str]):
    """What stands in plain words for a character; found once for each that is ever met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = unicodedata.category(char)
        if char.isdecimal():
            kept = str(unicodedata.decimal(char))
        elif kind[0] in "LN" or kind in {"Mn", "Mc"}:
            kept = char
        else:
            kept = "" if char in _APOSTROPHES or kind in {"Cf", "Me"} else " "
        self[code] = kept
        return kept


_KEPT = _Kept()


def decomposed(text: str) -> str:
    """Letters without their accents and other signs that are typed or left out as one likes."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(
        c
        for c in apart
        if unicodedata.combining(c) < _ACCENTS_FROM and not "\ufe00" <= c <= "\ufe0f"
    )
