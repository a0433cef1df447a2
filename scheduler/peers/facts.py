"""Facts about who runs a group for peers only (SHP:275)."""

from __future__ import annotations

from records.people import Role
from scheduler.talks.known import Known, fact
from scheduler.talks.people.circle import names
from scheduler.talks.people.group import ids_with_role


@fact("others_run_it")
def others_run_it(known: Known) -> object:
    """Those who help to run the group, but for this person; empty if no one else does."""
    return names(known, (i for i in ids_with_role(known, Role.PEER) if i != known.person.id))
