"""An answer as the person gave it: the words of the button, or their own."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from conversations import phrases
from conversations.offers import SKIPPED, offered
from conversations.phrases import N_
from conversations.script import Answer, Ask, Reads
from records.access import NotAllowed
from scheduler.my_data.item import Asked, Item, SeenBy, line
from scheduler.talks.answers import paper_in
from scheduler.talks.known import Known
from scheduler.talks.moments import City
from scheduler.talks.spoken import Line, Name, Several, Spoken, Voice
from scheduler.talks.words.lines import seen_of

_SKIPPED = line(N_("You skipped this."))
_GONE = line(N_("It is not there now."))
#: live choices that are other people's names, and not for a list of one's own data
_OTHERS = frozenset({"to_ring"})


class _Date(str):
    __slots__ = ()

    def in_words(self, voice: Voice) -> str:
        return str(format_date(date.fromisoformat(self), "long", locale=voice.locale))


def item(ask: Ask, answer: Answer, known: Known, what: str = "") -> Item:
    """An answer with its question, and whom the question said would see it."""
    seen = SeenBy(seen_of(ask, known), known)
    return Item(Asked(what or ask.words, known), said(ask, answer, known), seen)


def said(ask: Ask, answer: Answer, known: Known) -> Spoken:
    """The answer in words."""
    if answer in {SKIPPED, ()}:
        return _SKIPPED
    keys = answer if isinstance(answer, tuple) else (answer,)
    if any(getattr(choice, "from_", "") in _OTHERS for choice in ask.choices):
        return Several(line(phrases.SOMEONE) for _ in keys)
    try:
        labels = dict(offered(ask, known))
    except NotAllowed:  # what was offered is of a group they are not in now
        labels = {}
    return Several(_one(ask, labels.get(key), key, known) for key in keys)


def _one(ask: Ask, label: object, key: str, known: Known) -> Spoken:
    if isinstance(label, Spoken):
        return label
    if label is not None:
        return Line(str(label), known)
    if ask.reads is Reads.CHOICE:
        return _GONE
    if ask.reads is Reads.FILE:
        return Name(paper_in(key).said)
    if ask.reads is Reads.CITY:
        return City(key)
    return _Date(key) if ask.reads is Reads.DATE else Name(key)
