"""Facts about those outside a group for peers only who are told of a worry about safety."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from conversations.phrases import N_
from records.notices import Notice, group_in
from records.people import Role
from scheduler.talks.known import Known, fact
from scheduler.talks.people.circle import Pairs
from scheduler.talks.people.contact_rows import stands_outside
from scheduler.talks.people.group import group_id_of, group_row, ids_with_role
from scheduler.talks.spoken import Line, Name, Several

UNNAMED = N_("someone outside the group")


def contact_ids(known: Known) -> list[int]:
    """The contacts of the group this is about. NotAllowed for who is in it as something else."""
    row = group_row(known)
    if row is None or not row.peers_only:
        return []
    if known.invitation_id is None:  # who joins reads it before they say yes
        known.allow("see", "contact", row.id)
    return ids_with_role(known, Role.CONTACT)


@fact("contacts")
def contacts(known: Known) -> object:
    """What they are called."""
    return Several(_called(known, one) for one in contact_ids(known))


@fact("contacts_here")
def contacts_here(known: Known) -> Pairs:
    """The same, to choose from, for those who run the group. Raises NotAllowed."""
    known.allow("end", "contact", group_id_of(known) or 0)
    return tuple((str(one), _called(known, one)) for one in contact_ids(known))


@fact("stands_outside")
def is_a_contact(known: Known) -> object:
    """Whether this person is told of worries in a group that they are not in."""
    return bool(stands_outside(known.tx, known.person.id))


@fact("whose_word")
def whose_word(known: Known) -> object:
    """What the contact who was picked is called."""
    said = str(known.answers.get("whose", ""))
    return _called(known, int(said)) if said.isdecimal() else Name("")


def _called(known: Known, person_id: int) -> Name | Line:
    return known.name_of(person_id) or Line(UNNAMED, {})


def who_they_are(known: Known, _row: Notice, parts: Mapping[str, Any]) -> Mapping[str, object]:
    """Who is told of a worry in the group that a note is about."""
    return {"contacts": known.with_answers({"group": str(group_in(parts))}).get("contacts")}
