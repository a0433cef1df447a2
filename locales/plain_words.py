"""The rules for English (W:1, W:6): short sentences, everyday words, nothing that hurts.

The grade is Flesch and Kincaid's (1975), as textstat 0.7.4 counts it, for each message.
"""

import re
from collections.abc import Iterator

import textstat

MOST_WORDS = 15  # a sentence (W:1)
HIGHEST_GRADE = 5.0  # a message (W:1)
#: Below this the grade says little: "Not sure yet" is 3 words and one long one makes it 9.
#: Such a message is judged by its longest word instead.
FEWEST_WORDS_FOR_A_GRADE = 8
MOST_SYLLABLES = 4

#: W:6
FORBIDDEN = ("service user", "vulnerable", "hard to reach", "hard-to-reach", "non-compliant")
#: Names of services and things. They can't be said in easier words: people must recognise
#: them when someone picks up the phone. For the grade each counts as one short word.
NAMES = ("Alongside", "Samaritans", "Shout", "NHS", "Telegram")
#: Written in capitals because they are always written so, not for stress; SHOUT is what
#: people text to Shout.
CAPITALS = frozenset({"NHS", "OK", "PDF", "PIN", "SHOUT", "SMS", "TV", "UK", "UTC"})

#: What placeholders are filled with, so that a sentence is measured as it is read.
SAMPLES = {
    "day": "Wednesday 10 June",
    "date": "Wednesday 10 June",
    "when": "Wednesday 10 June at 2 pm",
    "time": "2 pm",
    "from": "2 pm",
    "to": "3 pm",
    "place": "the Hub",
    "group": "the Hub",
    "meeting": "Hub rules",
    "title": "Hub rules",
    "who": "Jo",
    "n": "3",
    "number": "3",
    "count": "3",
}
ANYONE = "Kit"

_EMOJI = (
    "[\u231a-\u23ff\u2600-\u27bf\u2b05-\u2b55\U0001f1e6-\U0001faff]"
    "[\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
)
_MARKUP = re.compile(r"\*\w|\w\*|(?<!\w)_\w|\w_(?!\w)|`|\]\(|</?[a-zA-Z]")


def complaints(words: str) -> Iterator[str]:
    """What is wrong with an English message, a line each; nothing if it can be said."""
    said = filled(words)
    yield from _length(said)
    yield from _grade(said)
    yield from (f"never say “{bad}”" for bad in FORBIDDEN if bad in said.lower())
    if _MARKUP.search(re.sub(r"\{[^{}]*\}", ANYONE, words)):
        yield "no italics or other markup"
    yield from _capitals(said)
    yield from _emoji(words)


def filled(words: str) -> str:
    """The message with plausible values, as a person would read it."""
    return re.sub(r"\{(\w*)[^{}]*\}", lambda found: SAMPLES.get(found[1], ANYONE), words)


def sentences(said: str) -> list[str]:
    """A line ends a sentence too: lists and greetings have no full stop."""
    parts = re.split(r"(?<=[.!?…])[”\")]*\s+|\n+", said)
    return [part for part in parts if _words(part)]


def _words(said: str) -> list[str]:
    return re.findall(r"[^\W_](?:[\w’'.:@-]*\w)?", said)


def _length(said: str) -> Iterator[str]:
    for sentence in sentences(said):
        if len(_words(sentence)) > MOST_WORDS:
            yield f"{len(_words(sentence))} words in a sentence, {MOST_WORDS} at most"


def _grade(said: str) -> Iterator[str]:
    said = re.sub(rf"\b({'|'.join(NAMES)})\b", ANYONE, said)
    words = _words(said)
    if len(words) < FEWEST_WORDS_FOR_A_GRADE:
        long = (word for word in words if textstat.syllable_count(word) > MOST_SYLLABLES)
        yield from (f"“{word}” is a hard word" for word in long)
        return
    grade = textstat.flesch_kincaid_grade(" ".join(map(_ended, sentences(said))))
    if grade > HIGHEST_GRADE:
        yield f"reading grade {grade:.1f}, {HIGHEST_GRADE:.0f} at most"


def _ended(sentence: str) -> str:
    """With one full stop at the end: textstat counts stops, and a time like 2.30 has one."""
    return re.sub(r"[.!?…:;]+", "", sentence).strip() + "."


def _capitals(said: str) -> Iterator[str]:
    for word in re.findall(r"\b[A-Z]{2,}\b", said):
        if word not in CAPITALS:
            yield f"no capitals for stress: “{word}”"


def _emoji(words: str) -> Iterator[str]:
    found = re.findall(_EMOJI, words)
    if len(found) > 1:
        yield "one emoji at most"
    elif found and not words.endswith(found[0]):
        yield "an emoji stands at the end"
    elif found and not _words(words):
        yield "an emoji never stands alone"
