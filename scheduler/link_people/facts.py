"""Facts about who looks after this person, and who hears for them now."""

from __future__ import annotations

from records.people import Role
from scheduler.link_people.carers import (
    carers_of,
    could_cover,
    facilitators,
    looked_after_by,
    stand_in,
)
from scheduler.talks.about import invitation_row
from scheduler.talks.known import Known, Place, fact
from scheduler.talks.people.circle import Pairs, but_not, called, named_instead, to_choose
from scheduler.talks.people.group import (
    facilitator_ids,
    group_id_of,
    group_in_question,
    ids_with_role,
)
from scheduler.talks.people.who import link
from scheduler.talks.spoken import Names


def link_id_of(known: Known) -> int | None:
    """The person's link person in the group this is about, or in any."""
    found = link_membership(known)
    return found.link_id if found is not None else None


def link_membership(known: Known) -> Place | None:
    """Where the person has a link person: in the group this is about, or in any."""
    group_id = group_id_of(known)
    links = [m for m in known.memberships() if m.link_id is not None]
    here = [m for m in links if m.group_id == group_id] or links
    return here[0] if here else None


@group_in_question("my_choices")
def _with_a_link_person(known: Known) -> int | None:
    """The first of their groups in which someone looks after them: there they can change that."""
    return next((int(m.group_id) for m in known.memberships() if m.link_id is not None), None)


@fact("all_links")
def all_links(known: Known) -> object:
    """Everyone who looks after the person now, in any group; facilitators where nobody does."""
    groups = dict.fromkeys(m.group_id for m in known.memberships() if not m.peers_only)
    if len(groups) < 2:
        return link(known)
    everywhere = (i for g in groups for i in carers_of(known.tx, known.person.id, known.now, g))
    return Names(named for i in dict.fromkeys(everywhere) if (named := known.name_of(i)))


def link_ids(known: Known) -> list[int]:
    """Who hears for the person now; empty if they have no link person."""
    found: list[int] = known.row("link_ids", lambda: _link_ids(known))
    return found


def _link_ids(known: Known) -> list[int]:
    if own_link_id(known) is None or known.get("peers_only"):
        return []
    if known.invitation_id is None:
        return carers_of(known.tx, known.person.id, known.now, group_id_of(known))
    row = invitation_row(known)
    one = stand_in(known.tx, row.link_id, row.group_id, known.now)
    return [one] if one is not None else facilitators(known.tx, row.group_id, known.now)


def own_link_id(known: Known) -> int | None:
    """The person's link person, away or not."""
    if known.invitation_id is not None and not known.get("peers_only"):
        found: int | None = invitation_row(known).link_id
        return found
    return link_id_of(known)


def elsewhere(known: Known) -> list[int]:
    """Who hears for the person in any of their groups, where the one in question has no staff."""
    return looked_after_by(known.tx, known.person.id, known.now)


def gets_in_touch(asker: Known) -> list[int]:
    """Who gets in touch: their link person, who covers, or the next whom they allow.

    Peers do not ring for each other: that is for those who hear for them in another group.
    """
    peers = asker.get("peers_only")
    for ids in (
        elsewhere(asker) if peers else link_ids(asker),
        named_instead(asker),
        [] if peers else facilitator_ids(asker),
        ids_with_role(asker, Role.SAFEGUARDING),
    ):
        if found := but_not(asker, ids):
            return found
    return []


@fact("own_link")
def own_link(known: Known) -> object:
    """What the person's link person is called, away or not."""
    return known.name_of(own_link_id(known))


@fact("away_link")
def away_link(known: Known) -> object:
    """What the one who is away is called: people are told, and staff of the group know."""
    return called(known, known.about_id)


@fact("could_cover")
def could_cover_pairs(known: Known) -> Pairs:
    """Who could cover for this person, to choose from."""
    group_id = group_id_of(known)
    if group_id is None:
        return ()
    return to_choose(known, (p.id for p in could_cover(known.tx, known.person.id, group_id)))
