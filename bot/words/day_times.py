"""Times of day that were typed: “2 pm”, “14:30”, “half past two”, “2 to 4pm”, “٢ ظهرًا”."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.words.time_words import PARTS_OF_TO, TO, Half, begins_a_span, halves, in_digits
from locales.plain import digits, plain

_NIGHT_ENDS, _NOON, _DAY = 6 * 60, 12 * 60, 24 * 60  #: minutes
_SHORTEST, _LONGEST = 5, 12 * 60  #: minutes that something lasts
_CLOCK = re.compile(r"(\d{1,2})(?: ?h? ?(\d\d))?(?: ?(\D+))?")
_PAST_OR_TO = re.compile(r"(half|quarter|\d{1,2}) (minutes )?(past|to) (\d{1,2})(.*)")
#: “10 to 4” may be a time as well as two of them; “2 to 4” is two, “20 to 4” is one
_MAY_BE_BOTH, _ONE_TIME = frozenset({"5", "10"}), frozenset({"quarter", "half", "20", "25"})

#: a text that begins so is a time, whatever follows
_BEGINS = frozenset({"at", "half", "quarter"}) | {plain("الساعة")}
_DASH = re.compile(
    r"((?<=[\dm.])|(?<=noon)|(?<=midday)|(?<=midnight))\s*[-–—−~]\s*(?=\d|noon|midday|midnight)",
    re.IGNORECASE,
)
_LONGEST_TEXT = 60  #: characters; a time is not a story


class NoTime(Exception):
    """There is no time of day in what was typed."""


class _Said(NamedTuple):
    """A time as it was said, before it is known which half of the day is meant."""

    hour: int
    minute: int
    half: Half | None
    exact: bool  #: in the form with 24 hours

    @property
    def bare(self) -> bool:
        return self.half is None and not self.exact


def times_in(text: str, *, language: str) -> tuple[str, ...]:
    """The time as HH:MM, with its minutes after it if a span was typed; several if in doubt.

    A bare 1 to 7 is after noon: nobody meets at night. Raises NoTime.
    """
    if "/" in text or len(text) > _LONGEST_TEXT:
        raise NoTime
    written = digits(text)
    with_to = _with_to(written)
    said = in_digits(with_to)
    if with_to != written:  # “10-12” is two times, and never “ten to twelve”
        return _spans(said, language)
    one = _PAST_OR_TO.fullmatch(said)
    spans = bool(TO.intersection(said.split()))
    if one is None or one[3] == "past" or TO.intersection(one[5].split()):
        return _spans(said, language) if spans else _singles(said, language)
    if begins_a_span(written) or not (one[2] or one[1] in _MAY_BE_BOTH | _ONE_TIME):
        return _spans(said, language)
    if one[2] or one[1] in _ONE_TIME or not re.match(r"\W*\d", written):  # “ten to four”
        return _singles(said, language)
    return (*_singles(said, language), *_spans_or_none(said, language))


def _with_to(text: str) -> str:
    """The dash between two times as the word for it."""
    return _DASH.sub(" to ", text)


def _singles(said: str, language: str) -> tuple[str, ...]:
    return tuple(map(_written, _minutes(_one(said, language))))


def _one(said: str, language: str) -> _Said:
    """One time, as it was said. Raises NoTime."""
    said = _to_the_hour(said)
    half_names = halves(language)
    if half_names.get(said) in {"noon", "midnight"}:
        return _Said(12, 0, half_names[said], exact=False)
    found = _CLOCK.fullmatch(said)
    if found is None:
        raise NoTime
    hour, minute, tail = int(found[1]), int(found[2] or 0), found[3]
    half = half_names.get(tail.strip()) if tail else None
    if minute > 59 or hour > 23 or (tail and half is None):
        raise NoTime
    if half in {"am", "night", "midnight"} and hour > 12:
        raise NoTime
    if half == "pm" and hour == 0:
        raise NoTime
    return _Said(hour, minute, half, exact=found[1].startswith("0") or hour > 12)


def _to_the_hour(said: str) -> str:
    """“half past 2” is “2 30”, “10 to 4” is “3 50”."""
    found = _PAST_OR_TO.fullmatch(said)
    if found is None:
        return said
    minutes = {"half": 30, "quarter": 15}.get(found[1]) or int(found[1])
    hour = int(found[4])
    if not 0 < minutes < 60 or not 1 <= hour <= 12:
        return said
    if found[3] == "to":
        hour, minutes = (hour - 2) % 12 + 1, 60 - minutes
    return f"{hour} {minutes:02}{found[5]}"


def _minutes(said: _Said) -> tuple[int, ...]:
    """The minute of the day that was meant; in the small hours, or that by day: it is asked."""
    found = _kindly(said)
    small = found < _NIGHT_ENDS and not (said.half == "midnight" and said.hour == 12)
    return (found, found + _NOON) if small else (found,)


def _kindly(said: _Said) -> int:
    hour = said.hour
    if said.half in {"am", "midnight"}:
        hour %= 12
    elif said.half == "night":
        hour = hour % 12 + (12 if hour % 12 >= _NIGHT_ENDS // 60 else 0)
    else:
        # 11 at noon is before it; 12, 1 and 2 are not
        after_noon = said.half == "pm" or (said.half == "noon" and hour < 10)
        if (after_noon or (said.bare and hour <= 7)) and 0 < hour < 12:
            hour += 12
    return hour * 60 + said.minute


def _spans_or_none(said: str, language: str) -> tuple[str, ...]:
    try:
        return _spans(said, language)
    except NoTime:
        return ()


def _spans(said: str, language: str) -> tuple[str, ...]:
    """From when to when, as the start and the minutes. Raises NoTime."""
    words = said.split()
    middle = [at for at, word in enumerate(words) if word in TO]
    middle = [at for at in middle if at and words[at - 1] not in PARTS_OF_TO]
    if len(middle) != 1:
        raise NoTime
    begins = _one(" ".join(words[: middle[0]]), language)
    ends = _one(" ".join(words[middle[0] + 1 :]), language)
    for start in _starts(begins, ends):
        for end in _ends(ends):
            if _SHORTEST <= end - start <= _LONGEST:
                night = start < _NIGHT_ENDS and end + _NOON <= _DAY
                meant = (start, start + _NOON) if night else (start,)
                return tuple(f"{_written(at)} {end - start}" for at in meant)
    raise NoTime


def _starts(begins: _Said, ends: _Said) -> tuple[int, ...]:
    """When it may begin, the likeliest first: “2 to 4pm” begins after noon, “11 to 1pm” before."""
    if not begins.bare:
        return (_kindly(begins),)
    before = begins.hour % 12 * 60 + begins.minute
    if ends.half == "am":
        return (before,)
    after = before + _NOON
    likely = (before, after) if ends.half is None and _kindly(begins) < _NOON else (after, before)
    return tuple(start for start in likely if start >= _NIGHT_ENDS)  # nobody means the night


def _ends(ends: _Said) -> tuple[int, ...]:
    if ends.half == "midnight":
        return (_DAY,)
    if not ends.bare:
        return (_kindly(ends),)
    before = ends.hour % 12 * 60 + ends.minute
    return (before, before + _NOON)


def _written(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def says_when(text: str, *, language: str) -> bool:
    """Whether a text shows by itself that it is a time: “at 2”, “2pm”, “14:30”, “half two”."""
    written = digits(text).casefold()
    if re.search(r"\d:\d\d|\d ?h\d\d|\d ?(hrs|h)\b|\d ?-?ish\b|^@ ?\d", written):
        return True
    words = in_digits(plain(written), beside=False).split()
    names = halves(language)
    begins = words[:1] and words[0] in _BEGINS
    return (
        bool(begins)
        or begins_a_span(text)
        or any(word in names or word[-2:] in {"am", "pm"} for word in words)
    )
