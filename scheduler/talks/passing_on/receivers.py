"""Who is told what a talk tells others."""

from __future__ import annotations

from records.people import Role
from scheduler import house
from scheduler.talks.known import Known
from scheduler.talks.passing_on.readers import readers_of
from scheduler.talks.people.group import facilitator_ids, group_id_of


def receivers(known: Known, role: str) -> list[int]:
    """Who is told. Without a link person, or who covers for them, the facilitators are."""
    if role == "readers":
        return readers_of(known)
    if role == Role.LINK_PERSON:
        return house.who_hears(known.tx, known.person.id, known.now, group_id_of(known))
    return [i for i in facilitator_ids(known) if i != known.person.id]
