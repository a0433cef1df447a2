"""Whether a name is the same in the letters of two scripts: “Sam” and “سام”.

Only what is heard of consonants is compared, and of a short name its first long vowel too.
"""

from __future__ import annotations

import re
from functools import cache

_ARABIC = {
    **dict.fromkeys("بپ", "b"),
    **dict.fromkeys("تثط", "t"),
    **dict.fromkeys("جغگچ", "j"),
    **dict.fromkeys("دذض", "d"),
    **dict.fromkeys("زظژ", "z"),
    **dict.fromkeys("سشص", "s"),
    **dict.fromkeys("خقك", "k"),
    **dict.fromkeys("فڤ", "f"),
    **dict.fromkeys("حه", "h"),
    **dict.fromkeys("اأإآعءئؤ", "a"),
    "ر": "r",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "و": "w",
    "ي": "y",
}
#: as they are pronounced, the longer ones first
_LATIN = (
    *(("sch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "j"), ("ph", "f"), ("th", "t")),
    *(("ck", "k"), ("x", "ks"), ("q", "k"), ("c", "k"), ("g", "j"), ("p", "b"), ("v", "f")),
)
#: what a vowel of Latin letters may be in Arabic
_VOWELS = {"a": "a", "e": "ay", "i": "y", "o": "w", "u": "wa", "y": "y", "w": "w"}
#: with fewer consonants a name also needs its vowel, or any word would do
_SHORT = 3


def sounds_like(word: str, name: str) -> bool:
    """Whether a plain word is this plain name in letters of the other script, Latin or Arabic."""
    if _is_arabic(word) == _is_arabic(name) or not (word.isalpha() and name.isalpha()):
        return False
    arabic, latin = (word, name) if _is_arabic(word) else (name, word)
    return any(_alike(one, latin) for one in _without_and(arabic))


def _is_arabic(word: str) -> bool:
    return any(char in _ARABIC for char in word)


def _without_and(word: str) -> list[str]:
    """The word, and it without what Arabic writes together with it before it."""
    glued = re.match("و?[فبلك]?(?:ال)?", word)
    ends = {0, 1 if word[:1] in "وفبلك" else 0, glued.end() if glued else 0}
    return [word[end:] for end in ends]


def _alike(arabic: str, latin: str) -> bool:
    heard = _consonants_of_arabic(arabic)
    if heard not in _consonants_of_latin(latin) or not heard:
        return False
    if len(heard) >= _SHORT:
        return True
    long_vowels = [_ARABIC[char] for char in arabic[1:] if _ARABIC.get(char, "") in {*"awy"}]
    written = [_VOWELS[char] for char in latin[1:] if char in _VOWELS]
    if not long_vowels or not written:
        return heard[:1] == "a" and len(heard) > 1 and not long_vowels
    return long_vowels[0] in written[0] and (len(heard) > 1 or long_vowels[-1] in written[-1])


@cache
def _consonants_of_arabic(word: str) -> str:
    letters = "".join(_ARABIC.get(char, "") for char in word)
    letters = letters[:1] + re.sub("[awy]", "", letters[1:])
    return _once_each(letters[:1] + letters[1:].removesuffix("h"))


@cache
def _consonants_of_latin(word: str) -> frozenset[str]:
    """What may be heard of it: an “h” may be silent, and “ch” a “k”."""
    found = set()
    for one in (word, word.replace("ch", "k")):
        heard = one
        for written, sound in _LATIN:
            heard = heard.replace(written, sound)
        first = "a" if heard[:1] in "aeiou" else heard[:1]
        silent = re.sub(r"(?<=.)h(?![aeiouy])", "", heard)
        found |= {first + re.sub("[aeiouyw]", "", way[1:]) for way in (heard, silent)}
    return frozenset(map(_once_each, found))


def _once_each(letters: str) -> str:
    return re.sub(r"(.)\1+", r"\1", letters)
