"""Who would like company, who can be it, and who goes with whom."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.phrases import N_, SOMEONE
from conversations.script import Seen
from records.buddies import Buddy, buddies, pairs
from scheduler.buddies.buddies import forget_pairs, other, pair_of, said_yes
from scheduler.kept import Becomes, Kept, Shows
from scheduler.my_data.item import (
    FOR_ME,
    MORE_FOR_YOU,
    Item,
    Part,
    SeenBy,
    how_many,
    line,
    moment,
    rows_of,
)
from scheduler.talks.known import Known

_SAID = {
    "want": N_("You would like someone to go with"),
    "can": N_("You can go with someone new"),
}


def _company(known: Known) -> Iterator[Part]:
    if items := tuple(_goes_with(known)):
        yield Part(FOR_ME, items)


def _goes_with(known: Known) -> Iterator[Item]:
    mine, staff = known.person.id, SeenBy(Seen.STAFF, known)
    for row in rows_of(known, Buddy, buddies.c.person_id):
        yield Item(line(_SAID[row.kind]), moment(row.made_at), staff)
    asked = pair_of(known.tx, mine, "asked")
    if asked is not None and said_yes(asked, mine):
        only_me = SeenBy(Seen.ONLY_BOT, known)
        yield Item(line(N_("You said yes to going with someone")), moment(asked.made_at), only_me)
    for member in known.memberships():
        pair = pair_of(known.tx, mine, "together", member.group_id)
        if pair is not None:
            who = known.name_of(other(pair, mine)) or line(SOMEONE)
            yield Item(line(N_("You go to meetings with")), who, staff)


_COMPANY = Shows("profile", _company, MORE_FOR_YOU + 1)
KEPT = (
    Kept(buddies.c.person_id, forget=Becomes.GOES, left=Becomes.GOES, shows=_COMPANY),
    Kept(pairs.c.want_id, forget=forget_pairs, left=Becomes.GOES, shows=_COMPANY),
    Kept(pairs.c.can_id, forget=forget_pairs, left=Becomes.GOES, shows=_COMPANY),
    Kept(
        pairs.c.made_by,
        forget=Becomes.EMPTIED,
        left="it is of who made something",
        shows=how_many(N_("Times you thought of two to go together"), pairs.c.made_by, at=13),
    ),
)
