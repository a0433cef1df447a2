"""What helps people take part, for whoever prepares a meeting; and whether someone comes to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from conversations.phrases import N_
from records.meetings import Coming, says_they_come
from scheduler.talks.cards import card_of
from scheduler.talks.known import Known, fact
from scheduler.talks.meeting import chosen
from scheduler.talks.spoken import Line, Name

#: a fare before the day is for who looks after them
_HELPS = {
    "door": N_("Would like someone at the door: {number}"),
    "seat": N_("Would like a quiet seat: {number}"),
}
_HELPS_ELSE = N_("What would help, in someone's words: “{words}”")


@fact("i_said_yes")
def i_said_yes(known: Known) -> object:
    """Whether this person has said that they come, or that they came."""
    return says_they_come(known.tx.conn, chosen(known), known.person.id)


@fact("seat_helps")
def seat_helps(known: Known) -> object:
    """Whether this person has said that a quiet seat helps them."""
    return "seat" in known.card().get("helps", ())


def what_helps(
    known: Known, rows: Sequence[Coming], needs: Sequence[Mapping[str, Any]]
) -> Iterator[Line]:
    """What helps people take part, as numbers and in their words: never whose it is."""
    cards = [card_of(known.tx, known.person_row(row.person_id)) for row in rows]
    picked = Counter(key for card in cards for key in card.get("helps", ()))
    not_there = (need.get("seat") == "no" for need in needs)  # said of this meeting alone
    here = zip(cards, not_there, strict=True)
    picked["seat"] -= sum(no and "seat" in card.get("helps", ()) for card, no in here)
    for key, words in _HELPS.items():
        if picked[key] > 0:
            yield Line(words, {"number": picked[key]})
    said = (card.get("helps_other", "") for card in cards if "else" in card.get("helps", ()))
    yield from (Line(_HELPS_ELSE, {"words": Name(words)}) for words in sorted(filter(None, said)))
