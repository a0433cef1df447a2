"""What is kept of someone in their groups, and of who looks after them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import select, update

from conversations.phrases import N_
from conversations.script import Seen
from records.database import Tx
from records.groups import Group
from records.links import Swap, swaps
from records.people import Membership, Role, memberships
from scheduler.kept import Becomes, Kept, Shows
from scheduler.link_people.swap_rows import open_swap
from scheduler.link_people.swaps import find_another
from scheduler.my_data.item import (
    IN_GROUPS,
    YOUR_GROUPS,
    Item,
    Part,
    SeenBy,
    how_many,
    line,
    moment,
)
from scheduler.talks.known import Known
from scheduler.talks.spoken import Name

_ROLES: Mapping[str, str] = {
    Role.CO_PRODUCER: N_("Take part"),
    Role.FACILITATOR: N_("Run the meetings"),
    Role.LINK_PERSON: N_("Look after people, one to one"),
    Role.SAFEGUARDING: N_("Be told when someone is at risk"),
    Role.PEER: N_("Help to run it"),
}
_OTHER_ROLE = N_("Something else")


def _groups(known: Known) -> Iterator[Part]:
    """Each group, and what they are there."""
    items = (one for member in known.memberships() for one in _member(known, member))
    yield Part(IN_GROUPS, tuple(items))


def _member(known: Known, member: Membership) -> Iterator[Item]:
    group = known.tx.get(Group, member.group_id)
    title = known.tx.unseal(group.key_id, "group.card", group.card).get("title", "")
    role = line(_ROLES.get(member.role, _OTHER_ROLE))
    known = known.with_answers({"group": str(member.group_id)})
    yield Item(Name(title), role, SeenBy(Seen.STAFF, known))
    wish = open_swap(known.tx, known.person.id, member.group_id)
    if wish is not None and not wish.leaving:
        asked = moment(wish.made_at)
        yield Item(line(N_("You asked for someone else")), asked, SeenBy(Seen.FACILITATORS, known))
    if member.link_id is not None:
        link = known.name_of(member.link_id)
        yield Item(line(N_("Who looks after you")), link, SeenBy(Seen.STAFF, known))


def _have_another_found(tx: Tx, person_id: int, now: datetime) -> None:
    """They look after nobody: facilitators find another."""
    theirs = (swaps.c.new_id == person_id, swaps.c.state.in_(("offered", "agreed")))
    for swap in tx.every(Swap, select(swaps).where(*theirs)):
        find_another(tx, swap, now)
    tx.conn.execute(update(swaps).where(swaps.c.new_id == person_id).values(new_id=None))


_IN_GROUPS = Shows("name", _groups, YOUR_GROUPS)
#: who is in no group any more, and whom nobody looks after, is found by no one below
KEPT = (
    Kept(
        memberships.c.person_id,
        forget=Becomes.GOES,
        left=Becomes.GOES,
        shows=_IN_GROUPS,
    ),
    Kept(
        memberships.c.link_id,
        forget=Becomes.EMPTIED,
        left="it is of staff",
        shows=how_many(N_("People you look after"), memberships.c.link_id, at=0),
    ),
    Kept(
        swaps.c.person_id,
        forget=Becomes.GOES,
        left=Becomes.GOES,
        shows=_IN_GROUPS,
    ),
    Kept(
        swaps.c.new_id,
        forget=_have_another_found,
        left="it is of staff",
        shows=how_many(N_("People you were asked to look after"), swaps.c.new_id, at=12),
    ),
    Kept(
        swaps.c.old_id,
        forget=Becomes.EMPTIED,
        left="it is of staff",
        shows=how_many(N_("People you passed on"), swaps.c.old_id, at=11),
    ),
)
