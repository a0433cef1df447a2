"""The groups a person is in, what they are there, and who asked them in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, func, select

from conversations.bring_in import BRING_IN
from conversations.phrases import N_
from conversations.script import Choice, Seen
from records.groups import groups
from records.meetings import meetings
from records.people import Row, invitations
from records.signals import signals
from scheduler.facts import Known
from scheduler.my_data.item import Item, Part, SeenBy, line
from scheduler.spoken import Name

_ROLES = {c.key: c.label for c in BRING_IN.questions["role"].choices if isinstance(c, Choice)}
_OTHER_ROLE = N_("Something else")


def circles(known: Known) -> Iterator[Part]:
    """Each group, and what was done there as one of its staff."""
    items = [one for member in known.memberships() for one in _member(known, member)]
    items += [*_came_in(known), *_done(known)]
    yield Part(line(N_("Your groups")), tuple(items))


def _member(known: Known, member: Row) -> Iterator[Item]:
    group = known.tx.conn.execute(select(groups).where(groups.c.id == member.group_id)).one()
    title = known.tx.unseal(group.key_id, "group.card", group.card).get("title", "")
    role = line(_ROLES.get(member.role, _OTHER_ROLE))
    yield Item(Name(title), role, SeenBy(Seen.STAFF, known))
    if member.link_id is not None:
        link = known.name_of(member.link_id)
        yield Item(line(N_("Who looks after you")), link, SeenBy(Seen.STAFF, known))


def _came_in(known: Known) -> Iterator[Item]:
    used = select(invitations.c.id).where(invitations.c.used_by == known.person.id)
    for invitation_id in list(known.tx.conn.scalars(used)):
        about = Known(known.tx, known.person, known.now, invitation_id=invitation_id)
        who = line("{met_by}", met_by=about.get("met_by"))
        yield Item(line(N_("Who asked you in")), who, SeenBy(Seen.STAFF, known))


def _done(known: Known) -> Iterator[Item]:
    mine = known.person.id
    yield from _counted(known, N_("Links you made"), invitations.c.made_by == mine)
    yield from _counted(known, N_("Meetings you made"), meetings.c.made_by == mine)
    yield from _counted(known, N_("Calls for a break you answered"), signals.c.answered_by == mine)


def _counted(known: Known, what: str, which: ColumnElement[Any]) -> Iterator[Item]:
    number = known.tx.conn.scalar(select(func.count()).where(which))
    if number:
        yield Item(line(what), Name(number), SeenBy(Seen.STAFF, known))
