"""Facts about what someone would like to learn themself."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.friendly_words.to_learn import wish_of
from scheduler.talks.known import Known, fact
from scheduler.talks.lists import Pairs
from scheduler.talks.spoken import Line, Lines, Several

_ONE = N_("• {what}")


@fact("my_learning")
def my_learning(known: Known) -> object:
    """What this person would like to learn, one a line."""
    return Lines(Line(_ONE, {"what": what}) for what in wish_of(known.card()))


@fact("learn_said")
def learn_said(known: Known) -> object:
    """The same in one line, for whoever is told."""
    return Several(wish_of(known.card()))


@fact("learning_ways")
def learning_ways(known: Known) -> Pairs:
    """Taking it out, where there is something."""
    words = N_("Take it out")
    return (("take_out", Line(words, {})),) if wish_of(known.card()) else ()
