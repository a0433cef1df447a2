"""Facts about what people would like to learn, for whoever looks after them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from conversations.choices.wishes import WISHES
from conversations.phrases import N_
from records.people import Way
from scheduler.link_people.carers import looked_after
from scheduler.post import reach
from scheduler.talks.cards import card_of
from scheduler.talks.known import Known, fact
from scheduler.talks.lists import Pairs
from scheduler.talks.people.persons import in_a_list
from scheduler.talks.spoken import Line, Name, Several, Spoken

_WISH = N_("{who} would like to learn: {what}")
_LABELS: Mapping[str, str] = {choice.key: choice.label for choice in WISHES}


def wish_of(card: Mapping[str, Any]) -> tuple[Spoken, ...]:
    """What someone would like to learn: what they picked, and their own words."""
    return tuple(_wish(card))


def _wish(card: Mapping[str, Any]) -> Iterator[Spoken]:
    for key in card.get("learn", ()):
        if key in _LABELS:
            yield Line(_LABELS[key], {})
    if card.get("learn_other"):
        yield Name(card["learn_other"])


def _people(known: Known) -> list[int]:
    """Those this person looks after who would like to learn something."""
    found: list[int] = known.row("would_learn", lambda: _find(known))
    return found


def _find(known: Known) -> list[int]:
    rows = looked_after(known.tx, known.person.id, known.now)
    for row in rows:
        known.allow("see", "wish", row.group_id, row.person_id)
    ids = dict.fromkeys(row.person_id for row in rows)
    return [i for i in ids if wish_of(card_of(known.tx, known.person_row(i)))]


@fact("would_learn")
def would_learn(known: Known) -> Pairs:
    """Whose wish can be looked at."""
    return tuple((str(i), in_a_list(known, i)) for i in _people(known))


def _picked(known: Known) -> int | None:
    said = str(known.answers.get("word_to", ""))
    return next((i for i in _people(known) if str(i) == said), None)


@fact("their_wish")
def their_wish(known: Known) -> object:
    """What the one who was picked would like to learn; empty once they have taken it out."""
    found = _picked(known)
    if found is None:
        return ""
    what = Several(wish_of(card_of(known.tx, known.person_row(found))))
    return Line(_WISH, {"who": in_a_list(known, found), "what": what})


@fact("can_write")
def can_write(known: Known) -> object:
    """Whether words that are typed can reach the one who was picked."""
    found = _picked(known)
    if found is None:
        return False
    return reach.usable(known.tx, known.person_row(found))[:1] not in ([], [Way.CALL])
