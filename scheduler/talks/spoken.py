"""What is said differently to each person: lines with their facts, names, lists."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from string import Formatter
from typing import NamedTuple, Protocol, runtime_checkable
from unicodedata import bidirectional

from babel import Locale
from babel.lists import format_list

from conversations.among_peers import AMONG_PEERS
from conversations.of_oneself import of_oneself
from locales.catalogue import load

_RIGHT_TO_LEFT = frozenset({"R", "AL", "RLE", "RLO", "RLI"})
_LOCALES = {"en": "en_GB", "xx": "en_GB", "ckb": "ckb"}


class Voice(NamedTuple):
    """How something is said to one person: the language, and the time zone they live in."""

    language: str
    zone: str
    peers: bool = False  #: in a group without staff, where some things are said differently

    def about(self, known: Mapping[str, object]) -> Voice:
        """The same for what these facts are about: a group may have no staff."""
        return self._replace(peers=bool(known.get("peers_only")))

    def said(self, words: str) -> str:
        """A sentence in the language, as it is said in this group."""
        here = AMONG_PEERS.get(words, words) if self.peers else words
        return load(self.language).gettext(here) if here else ""

    @property
    def locale(self) -> Locale:
        """Babel's locale for the language."""
        return Locale.parse(_LOCALES.get(self.language, self.language))


@runtime_checkable
class Spoken(Protocol):
    """Something that can be put in words for one person."""

    def in_words(self, voice: Voice) -> str:
        """The words."""
        ...


@runtime_checkable
class Begins(Protocol):
    """When something begins, which is said otherwise beside its end."""

    def with_its_end(self, end: object, voice: Voice) -> dict[str, str]:
        """The words for `time` and `until`; none where each is said as it is by itself."""
        ...


class Name(str):
    """A person's name or their own words: kept apart from text of the other direction."""

    __slots__ = ()

    def in_words(self, voice: Voice) -> str:
        """The name; between U+2068 and U+2069 where it could turn the text around (W:12)."""
        turns = any(bidirectional(letter) in _RIGHT_TO_LEFT for letter in self)
        if self and (turns or voice.locale.text_direction == "rtl"):
            return f"\u2068{self}\u2069"
        return str(self)


class Oneself(Name):
    """The name of whoever reads it: to them it is said in another way, where there is one."""

    __slots__ = ()


class Names(tuple[str, ...]):
    """Several names."""

    __slots__ = ()

    def in_words(self, voice: Voice) -> str:
        """The names as a list in the language: “Jo and Ali”."""
        said = [Name(name).in_words(voice) for name in self]
        return format_list(said, locale=voice.locale) if said else ""


def filled(words: str, facts: Mapping[str, object], voice: Voice) -> str:
    """A line with its facts filled in.

    One that says from when until when says once what that is where the reader is: at its end.
    """
    filling = in_words(facts, voice)
    start = facts.get("time") if "{time}" in words and "{until}" in words else None
    if isinstance(start, Begins):
        said = start.with_its_end(facts.get("until"), voice)
        filling = ChainMap(said, filling)  # type: ignore[arg-type]  # it is only read
    return words.format_map(filling)


def named_in(words: str) -> list[str]:
    """The facts that a line names, in their order."""
    return [name for _, name, _, _ in Formatter().parse(words) if name]


def to_them(words: str, facts: Mapping[str, object]) -> str:
    """The sentence as its reader is spoken to: another, where it is about them."""
    found = of_oneself().get(words)
    return found.words if found and isinstance(facts.get(found.fact), Oneself) else words


def in_words(facts: Mapping[str, object], voice: Voice) -> Mapping[str, str]:
    """The facts as a mapping that `str.format_map` can fill a line with."""
    return _Filling(facts, voice)


class _Filling(Mapping[str, str]):
    def __init__(self, facts: Mapping[str, object], voice: Voice) -> None:
        self._facts, self._voice = facts, voice

    def __getitem__(self, name: str) -> str:
        value = self._facts.get(name)
        if isinstance(value, Spoken):
            return value.in_words(self._voice)
        return "" if value is None else str(value)

    def __iter__(self):  # type: ignore[no-untyped-def]  # noqa: ANN204 - never iterated
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)


class Line(NamedTuple):
    """A sentence with facts of its own."""

    words: str
    facts: Mapping[str, object]

    def in_words(self, voice: Voice) -> str:
        """The sentence in the reader's language."""
        return filled(voice.said(to_them(self.words, self.facts)), self.facts, voice)


class Lines(tuple[Line, ...]):
    """Sentences, one a line."""

    __slots__ = ()

    def in_words(self, voice: Voice) -> str:
        """The sentences in the reader's language."""
        return "\n".join(line.in_words(voice) for line in self)


class Several(tuple[Spoken, ...]):
    """Several things that were picked."""

    __slots__ = ()

    def in_words(self, voice: Voice) -> str:
        """As a list in the language."""
        return format_list([one.in_words(voice) for one in self], locale=voice.locale)


class Either(tuple[Spoken, ...]):
    """Several things of which one is meant."""

    __slots__ = ()

    def in_words(self, voice: Voice) -> str:
        """As a list in the language: “this or that”."""
        said = [one.in_words(voice) for one in self]
        return format_list(said, style="or", locale=voice.locale)


class Side(tuple[Line, ...]):
    """Short sentences, side by side."""

    __slots__ = ()

    def in_words(self, voice: Voice) -> str:
        """The sentences in the reader's language, on one line."""
        return " ".join(line.in_words(voice) for line in self)
