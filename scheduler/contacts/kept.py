"""That someone is told of worries in a group they are not in."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.phrases import N_
from conversations.script import Seen
from records.contacts import contacts
from scheduler.kept import Becomes, Kept, Shows
from scheduler.my_data.item import IN_GROUPS, YOUR_GROUPS, Item, Part, SeenBy, line, moment
from scheduler.talks.known import Known
from scheduler.talks.people.contact_rows import stands_outside


def _outside(known: Known) -> Iterator[Part]:
    """Since when, and no more."""
    for row in stands_outside(known.tx, known.person.id):
        what = line(N_("You are told if someone in a group may be in danger, since"))
        yield Part(IN_GROUPS, (Item(what, moment(row.since), SeenBy(Seen.GROUP, known)),))


KEPT = (
    Kept(
        contacts.c.person_id,
        forget=Becomes.GOES,
        left="they are in no group because of it",
        shows=Shows("name", _outside, YOUR_GROUPS + 1),
    ),
)
