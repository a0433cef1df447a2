"""The words in which people say a time of day, as digits; and the halves of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError

from locales.plain import plain

Half = Literal["am", "pm", "noon", "midnight", "night"]

_TO_TWELVE = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50}
_NUMBERS = {word: number for number, word in enumerate(_TO_TWELVE, start=1)} | {"fifteen": 15}
#: the hours in Arabic, as they are written and as they are said
_ARABIC_HOURS = (
    ("الواحدة", "واحدة", "وحدة"),
    ("الثانية", "ثنتين", "تنتين"),
    ("الثالثة", "ثلاثة", "تلاتة"),
    ("الرابعة", "أربعة"),
    ("الخامسة", "خمسة"),
    ("السادسة", "ستة"),
    ("السابعة", "سبعة"),
    ("الثامنة", "ثمانية", "تمانية"),
    ("التاسعة", "تسعة"),
    ("العاشرة", "عشرة"),
    ("الحادية عشرة", "الحادية عشر"),
    ("الثانية عشرة", "الثانية عشر"),
)
_IN_ARABIC = sorted(
    ((plain(word), str(n)) for n, words in enumerate(_ARABIC_HOURS, start=1) for word in words),
    key=lambda pair: -len(pair[0]),
)
_PARTS = {"نصف": 30, "نص": 30, "ربع": 15, "ربعا": 15, "ثلث": 20, "ثلثا": 20}
_AND_A_PART = re.compile(rf"(\d{{1,2}}) و ?(?:ال)?({'|'.join(_PARTS)})\b")
_LESS_A_PART = re.compile(rf"(\d{{1,2}}) الا (?:ال)?({'|'.join(_PARTS)})\b")
#: the words between two times
TO = frozenset({"to", "till", "til", "until", "untill"}) | {
    plain(word) for word in ("إلى", "حتى", "لغاية", "لحد")
}
#: before these a “to” belongs to one time: “quarter to three”
PARTS_OF_TO = frozenset({"quarter", "minutes"})
_BETWEEN = frozenset({"between", plain("بين")})
_FROM = frozenset({"from", plain("من")})
_BESIDE = frozenset(
    {"at", "around", "about", "oclock", "o", "clock", "in", "the", "hrs", "hours", "h"}
    | {"ish", "roughly"}  # “3ish” is about three
    | {plain(word) for word in ("الساعة", "ساعة", "في")}
)
_ENGLISH: dict[str, Half] = {
    "am": "am",
    "a": "am",
    "pm": "pm",
    "p": "pm",
    "morning": "am",
    "afternoon": "pm",
    "evening": "pm",
    "tonight": "pm",
    "night": "night",
    "noon": "noon",
    "midday": "noon",
    "midnight": "midnight",
}
#: as people say them, beside what CLDR knows
_SAID: dict[str, dict[str, Half]] = {
    "ar": {
        "منتصف الليل": "midnight",
        "الصبح": "am",
        "صباح": "am",
        "الفجر": "am",
        "الظهر": "noon",
        "بعد الظهر": "pm",
        "الضهر": "noon",
        "العصر": "pm",
        "عصرا": "pm",
        "المغرب": "pm",
        "المسا": "pm",
        "المساء": "pm",
        "بالليل": "night",
        "الليل": "night",
    }
}


def in_digits(text: str, *, beside: bool = True) -> str:
    """The plain words in digits: “two thirty” is “2 30”. `beside`: without “at”, “o'clock” ..."""
    said = re.sub(r"\b([ap]) m\b", r"\1m", plain(text))
    said = re.sub(r"(?<=\d)(hrs?|hours?|h)\b", "", said)
    said = re.sub(r"(?<=\d)ish\b|(?<=\dam)ish\b|(?<=\dpm)ish\b", "", said)
    for word, hour in _IN_ARABIC:
        said = re.sub(rf"\b{word}\b", hour, said)
    said = _AND_A_PART.sub(lambda m: f"{m[1]} {_PARTS[m[2]]}", said)
    said = _LESS_A_PART.sub(lambda m: f"{(int(m[1]) - 2) % 12 + 1} {60 - _PARTS[m[2]]}", said)
    words = list(_numbers(said.split()))
    if words and words[0] in _BETWEEN:
        words = re.sub(r"\b(?:and|و) ?(?=\d)", "to ", " ".join(words[1:])).split()
    elif words and words[0] in _FROM:
        words = re.sub(r"\bل ?(?=\d)", "to ", " ".join(words[1:])).split()
    said = " ".join(word for word in words if not beside or word not in _BESIDE)
    return re.sub(r"^a (?=quarter)", "", re.sub(r"\bhalf (\d)", r"half past \1", said))


def begins_a_span(text: str) -> bool:
    """Whether a text begins as only two times do: “from 5 to 7”."""
    words = plain(text).split()
    return words[:1] != [] and words[0] in _FROM | _BETWEEN


def _numbers(words: list[str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        word, following = words[at], words[at + 1] if at + 1 < len(words) else ""
        if word in _TENS:
            unit = _NUMBERS.get(following, 10)
            yield str(_TENS[word] + (unit if unit < 10 else 0))
            at += unit < 10
        elif word == "oh" and _NUMBERS.get(following, 10) < 10:
            yield f"0{_NUMBERS[following]}"
            at += 1
        else:
            about = word.removesuffix("ish")  # “threeish”, “noonish”
            yield str(_NUMBERS.get(about, about if about in _ENGLISH else word))
        at += 1


@cache
def halves(language: str) -> dict[str, Half]:
    """The words for the halves of the day, in this language and in English."""
    found = dict(_ENGLISH)
    for words, half in _SAID.get(language, {}).items():
        found[in_digits(words)] = half
    for name, words in _periods(language):
        meant = _half_called(name)
        if meant is not None:
            found.setdefault(in_digits(words), meant)
    return found


def _half_called(name: str) -> Half | None:
    """The half that CLDR's name for a part of the day means."""
    if name == "am" or name.startswith("morning"):
        return "am"
    if name == "pm" or name.startswith(("afternoon", "evening")):
        return "pm"
    if name in {"noon", "midnight"}:
        return name  # type: ignore[return-value]  # these two are called the same
    return "night" if name.startswith("night") else None


def _periods(language: str) -> Iterator[tuple[str, str]]:
    try:
        contexts = Locale.parse(language).day_periods
    except (UnknownLocaleError, ValueError):
        return
    for widths in contexts.values():
        for names in widths.values():
            yield from names.items()
