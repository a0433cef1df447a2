"""What is not kept, said as plainly as what is."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.phrases import N_
from conversations.script import Seen
from conversations.seen import SEEN
from scheduler.my_data.item import Item, Part, line
from scheduler.talks.known import Known

_NO, _NO_ONE = N_("I do not keep this."), N_("So no one can see it.")
_ONLY_IF_WRITTEN = N_("I do not ask. I have it only if you wrote it to me.")
_AS_SAID = N_("I say who sees it beside each question.")
#: what it is, what becomes of it, and who can see it
_NOT_KEPT = (
    (N_("Your full name and your name in Telegram"), _NO, _NO_ONE),
    (N_("Your phone number, your home, where you are"), _ONLY_IF_WRITTEN, _AS_SAID),
    (N_("Your health, and what you have been through"), _ONLY_IF_WRITTEN, _AS_SAID),
    (N_("Why you say no"), N_("I do not ask, and I do not keep it."), _NO_ONE),
    (N_("Voice notes and pictures"), _NO, _NO_ONE),
    (N_("The words that I send you"), N_("I keep what kind of note it was, and when."), _NO_ONE),
    (
        N_("That it was you who asked for a break"),
        N_("I forget this after seven days, or once someone has talked with you."),
        N_("From then on no one can see it."),
    ),
    (
        N_("What you say when I ask with no names"),
        N_("Once it is open, no one can tell which words are yours."),
        SEEN[Seen.ANONYMOUS],
    ),
)


def not_kept(_known: Known) -> Iterator[Part]:
    """A line for each thing people may fear is kept."""
    items = tuple(Item(*map(line, said)) for said in _NOT_KEPT)
    yield Part(line(N_("What I do not keep")), items)
