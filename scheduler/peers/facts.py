"""Facts about who runs a group for peers only (SHP:275)."""

from __future__ import annotations

from records.people import Role
from scheduler.talks.about import invitation_row
from scheduler.talks.known import Known, fact
from scheduler.talks.people.circle import names
from scheduler.talks.people.group import ids_with_role


@fact("others_run_it")
def others_run_it(known: Known) -> object:
    """Those who help to run the group, but for this person; empty if no one else does."""
    return names(known, (i for i in ids_with_role(known, Role.PEER) if i != known.person.id))


@fact("is_to_help")
def is_to_help(known: Known) -> object:
    """Whether the invitation is for one who helps to run the group from the start."""
    return known.invitation_id is not None and invitation_row(known).role == Role.PEER
