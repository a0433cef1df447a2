"""Facts for when things are hard between people of a group: who is there to turn to (SHP:297)."""

from __future__ import annotations

from records.notices import Notice
from records.people import Role
from scheduler.link_people.facts import link_ids
from scheduler.talks.known import Known, fact
from scheduler.talks.people.circle import Pairs, but_not, to_choose
from scheduler.talks.people.group import facilitator_ids, group_id_of, ids_with_role


@fact("can_turn_to")
def can_turn_to(known: Known) -> Pairs:
    """Those to turn to, by name."""
    return to_turn_to(known)


def to_turn_to(known: Known) -> Pairs:
    """Whoever looks after them, then those who run the meetings, then who is there for safety.

    No one whom they asked not to be told, and no one without a name.
    """
    known.allow("turn_to", "staff", group_id_of(known) or 0)
    others = (*facilitator_ids(known), *ids_with_role(known, Role.SAFEGUARDING))
    return to_choose(known, but_not(known, (*link_ids(known), *others)))


def may_turn_to(known: Known, row: Notice) -> bool:
    """Whether whoever got such words could be turned to now, from a group they are both in."""
    group_id = group_id_of(known)
    here = {one.group_id for one in known.memberships()}
    return group_id in here and str(row.person_id) in dict(to_turn_to(known))
