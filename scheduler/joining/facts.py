"""Facts about how someone comes into a group: as what, and beside whom."""

from __future__ import annotations

from conversations.phrases import N_
from records.people import Role
from scheduler.talks.about import invitation_row
from scheduler.talks.known import Known, fact
from scheduler.talks.people.circle import Pairs
from scheduler.talks.people.contact_rows import are_enough
from scheduler.talks.people.group import group_id_of
from scheduler.talks.spoken import Line


@fact("a_contact_too")
def a_contact_too(known: Known) -> Pairs:
    """Bringing in someone outside, as a choice, as long as there are only a few."""
    if are_enough(known.tx, group_id_of(known) or 0):
        return ()
    return ((Role.CONTACT.value, Line(N_("Someone outside, for worries about safety"), {})),)


@fact("is_to_help")
def is_to_help(known: Known) -> object:
    """Whether the invitation is for one who helps to run the group from the start."""
    return known.invitation_id is not None and invitation_row(known).role == Role.PEER
