"""Whom this is about, who runs the group, and who hears for someone: what every room says."""

from __future__ import annotations

from records.access import may
from records.people import RUNS
from records.roles import As
from scheduler import ports
from scheduler.talks.about import signal_row
from scheduler.talks.known import Known, fact
from scheduler.talks.people.circle import names
from scheduler.talks.people.group import facilitator_ids, group_id_of, with_role_in
from scheduler.talks.spoken import Name, Names


@fact("person")
def person(known: Known) -> object:
    """The other person this is about: who asked, or who can't be reached."""
    row = signal_row(known)
    if row is not None:
        if row.person_id is None:
            return Name("")
        known.allow("see", "signal", row.group_id, row.person_id)
        return known.name_of(row.person_id)
    if known.about_id is None:
        return Name("")
    group_id = group_id_of(known)
    if group_id is not None:
        known.allow("see", "name", group_id, known.about_id)
    return known.name_of(known.about_id)


@fact("facilitators")
def facilitators(known: Known) -> object:
    """The facilitators' names; about a signal, of those who are told of it and can hear it."""
    ids = facilitator_ids(known)
    if signal_row(known) is not None:
        told: list[int] = ports.port("told_of_signal")(known)
        ids = [i for i in told if known.person_row(i).blocked_at is None] or told
    return names(known, ids)


@fact("all_facilitators")
def all_facilitators(known: Known) -> object:
    """Those whom this person can tell something in any of their groups; in this one first."""
    mine = (m for m in known.memberships() if may([As(m.role)], "tell", "facilitators"))
    groups = dict.fromkeys(m.group_id for m in mine)
    if len(groups) < 2:
        return facilitators(known)
    there = (i for group in groups for role in RUNS for i in with_role_in(known, role, group))
    return names(known, dict.fromkeys([*facilitator_ids(known), *there]))


@fact("link")
def link(known: Known) -> object:
    """What whoever hears for the person now is called: their link person, or who covers."""
    ids: list[int] = ports.port("link_ids")(known)
    named = [found for i in ids if (found := known.name_of(i))]
    return named[0] if len(named) == 1 else Names(named)


@fact("runs_this_group")
def runs_this_group(known: Known) -> object:
    """Whether this person runs the meetings of this group."""
    return known.person.id in facilitator_ids(known)


@fact("help_list")
def help_list(known: Known) -> object:
    """Who to turn to."""
    return ports.help_for(known.tx, known.person.id, known.now)
