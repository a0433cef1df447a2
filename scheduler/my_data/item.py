"""One thing that is kept about a person, and who may see it. Rendered in the person's language."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from conversations.phrases import N_
from conversations.script import Seen
from scheduler.talks.known import Known
from scheduler.talks.moments import Day, Time
from scheduler.talks.spoken import Line, Spoken, Voice
from scheduler.talks.words.lines import who_will_see


class Item(NamedTuple):
    """What it is, what was kept, and who may see it."""

    what: Spoken
    value: Spoken
    seen_by: Spoken


class Part(NamedTuple):
    """Things that belong together, under a title."""

    title: Spoken
    items: tuple[Item, ...]


class SeenBy(NamedTuple):
    """Who may see an answer: what the question itself has promised."""

    seen: Seen
    known: Known

    def in_words(self, voice: Voice) -> str:
        """The line that stood under the question; where it only steered, that no one does."""
        return who_will_see(self.seen, self.known, voice) or _STEERED.in_words(voice)


def line(words: str, **facts: object) -> Line:
    """A sentence with its facts."""
    return Line(words, facts)


def moment(at: datetime) -> Line:
    """A day and a time."""
    return line(N_("{day}, {time}"), day=Day(at), time=Time(at))


_STEERED = line(N_("No one is shown this. I used it to go on."))
