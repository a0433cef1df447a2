"""Who made meetings that repeat, and what someone said when they were asked to all of them."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.meetings.invitation import INVITATION
from conversations.phrases import N_
from conversations.script import Seen
from records.series import Regular, regulars, series
from scheduler.kept import Becomes, Kept, Shows
from scheduler.my_data.answers import said
from scheduler.my_data.item import YOU_SAID, Item, Part, SeenBy, how_many, line, moment, rows_of
from scheduler.talks.known import Known

_COMING = INVITATION.questions["coming"]


def _regular(known: Known) -> Iterator[Part]:
    rows = rows_of(known, Regular, regulars.c.person_id)
    items = [item for row in rows for item in _of_one(known, row)]
    if items:
        yield Part(line(N_("Meetings that repeat")), tuple(items))


def _of_one(known: Known, row: Regular) -> Iterator[Item]:
    if row.answer is not None:
        seen = SeenBy(_COMING.seen_by, known)
        yield Item(line(_COMING.words), said(_COMING, row.answer, known), seen)
    if row.ask_at is not None:
        only_me = SeenBy(Seen.ONLY_BOT, known)
        yield Item(line(N_("When I ask you again")), moment(row.ask_at), only_me)


KEPT = (
    Kept(
        series.c.made_by,
        forget="what staff did, without a word",
        left="it is of who made something",
        shows=how_many(N_("Meetings you made that repeat"), series.c.made_by, at=4),
    ),
    Kept(
        regulars.c.person_id,
        forget=Becomes.GOES,
        left=Becomes.GOES,
        shows=Shows("coming", _regular, YOU_SAID + 2),
    ),
)
