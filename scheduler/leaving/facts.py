"""Facts about someone's place in a group, for those who run it (SHP:297)."""

from __future__ import annotations

from conversations.phrases import N_
from records.notices import Notice, group_of
from records.people import Role
from records.rests import Rest
from scheduler.leaving.rest_rows import waiting
from scheduler.talks.known import Known, fact
from scheduler.talks.moments import Day
from scheduler.talks.people.circle import Pairs, called
from scheduler.talks.people.group import group_id_of, ids_with_role
from scheduler.talks.people.persons import in_a_list
from scheduler.talks.spoken import Line, Name

PLACE = "decide_place"  #: a place rests, until there was a talk with whose it is
_ASKS = N_("The place of {who} rests since {day}. Have you talked with them?")
_OPTIONS = {"back": N_("Yes, and they come back"), "ended": N_("Yes, and it has ended")}
_THANKS = N_("Thank you. I am telling them.")


def place_row(known: Known, row: Notice) -> Rest | None:
    """The place that a decision is about, while it rests."""
    which = (row.about_id, group_of(row))
    mine = waiting(known.tx, known.person.id)
    return next((r for r in mine if (r.person_id, r.group_id) == which), None)


def place_asks(known: Known, row: Notice) -> object:
    """What those who run a group are asked about it, each working day."""
    found = place_row(known, row)
    if found is None:
        return ""
    known.allow("end", "place", found.group_id)
    return Line(_ASKS, {"who": called(known, found.person_id), "day": Day(found.made_at)})


def place_options(known: Known, row: Notice) -> Pairs:
    """What came of the talk; nothing once another has settled it. Who has not talked skips it."""
    found = place_row(known, row)
    return tuple((key, Line(words, {})) for key, words in _OPTIONS.items()) if found else ()


def place_thanks(_known: Known, _row: Notice, _answer: str) -> object:
    """What is said once it is settled."""
    return Line(_THANKS, {})


@fact("members_here")
def members_here(known: Known) -> Pairs:
    """The co-producers of the group but for this person, to choose from. Raises NotAllowed."""
    known.allow("end", "place", group_id_of(known) or 0)
    ids = ids_with_role(known, Role.CO_PRODUCER)
    return tuple((str(i), in_a_list(known, i)) for i in ids if i != known.person.id)


@fact("whose_place")
def whose_place(known: Known) -> object:
    """What the one whose place it is about is called; empty before one is picked."""
    said = str(known.answers.get("whose", ""))
    return in_a_list(known, int(said)) if said.isdecimal() else Name("")
