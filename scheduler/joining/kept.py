"""What is kept of the links by which people come in: who made, and who used them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from conversations.phrases import N_
from conversations.script import Seen
from records.people import invitations
from scheduler.kept import Kept, Shows
from scheduler.my_data.item import IN_GROUPS, YOUR_GROUPS, Item, Part, SeenBy, how_many, line
from scheduler.talks.known import Known

_BY_STAFF = "what staff did, without a word"


def _came_in(known: Known) -> Iterator[Part]:
    """Who asked them in."""
    used = select(invitations.c.id).where(invitations.c.used_by == known.person.id)
    for invitation_id in list(known.tx.conn.scalars(used)):
        about = Known(known.tx, known.person, known.now, invitation_id=invitation_id)
        who = line("{met_by}", met_by=about.get("met_by"))
        asked = Item(line(N_("Who asked you in")), who, SeenBy(Seen.STAFF, known))
        yield Part(IN_GROUPS, (asked,))


_OPEN = invitations.c.state == "open"
KEPT = (
    Kept(
        invitations.c.used_by,
        forget="a link that was used is used",
        left="it has been",
        shows=Shows("name", _came_in, YOUR_GROUPS + 3),
    ),
    Kept(
        invitations.c.made_by,
        forget=_BY_STAFF,
        left="it is of staff",
        shows=how_many(N_("Links you made"), invitations.c.made_by, at=1),
    ),
    Kept(
        invitations.c.link_id,
        forget=_BY_STAFF,
        left="it is of staff",
        shows=how_many(
            N_("Links to people you will look after"), invitations.c.link_id, _OPEN, at=2
        ),
    ),
)
