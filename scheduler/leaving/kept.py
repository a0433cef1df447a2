"""Places that rest, or did, to keep someone safe."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.phrases import N_
from conversations.script import Seen
from records.rests import Rest, rests
from scheduler.kept import Becomes, Kept, Shows
from scheduler.my_data.item import (
    IN_GROUPS,
    YOUR_GROUPS,
    Item,
    Part,
    SeenBy,
    how_many,
    line,
    moment,
    rows_of,
)
from scheduler.talks.known import Known

_RESTS = {
    "resting": N_("Your place in “{group}” rests since"),
    "back": N_("Your place in “{group}” rested, from"),
    "ended": N_("Your place in “{group}” ended. It rested from"),
}


def _resting(known: Known) -> Iterator[Part]:
    for row in rows_of(known, Rest, rests.c.person_id):
        there = known.with_answers({"group": str(row.group_id)})
        what = line(_RESTS[row.state], group=there.get("group"))
        rested = Item(what, moment(row.made_at), SeenBy(Seen.FACILITATORS, there))
        yield Part(IN_GROUPS, (rested,))


KEPT = (
    Kept(
        rests.c.person_id,
        forget=Becomes.GOES,
        left="it says that their place rests",
        shows=Shows("name", _resting, YOUR_GROUPS + 2),
    ),
    Kept(
        rests.c.by_id,
        forget=Becomes.EMPTIED,
        left="it is of staff",
        shows=how_many(N_("Places you had rest"), rests.c.by_id, at=14),
    ),
    Kept(
        rests.c.link_id,
        forget=Becomes.EMPTIED,
        left="it is of staff",
        shows=how_many(N_("People you looked after whose place rests"), rests.c.link_id, at=15),
    ),
)
