"""What a notice or a talk is called in a list: a few words that tell nothing personal."""

from __future__ import annotations

from conversations.phrases import N_
from conversations.registry import ALL
from scheduler import house
from scheduler.talks.spoken import Line

#: what nothing is said of by name
_OTHER = N_("A note")
#: what is planned or was missed, and has no words of its own
A_MESSAGE = N_("a message")
#: what a file without a name is called
A_PICTURE = Line(N_("a picture"), {})


def named(name: str) -> Line:
    """The words for a notice's or a talk's name."""
    conversation = ALL.get(name)
    title = conversation.title if conversation is not None else ""
    return Line(house.kind(name).called or title or _OTHER, {})


def planned(name: str) -> str:
    """What a planned notice is, for “what will I get, and when?”."""
    return house.kind(name).planned or A_MESSAGE
