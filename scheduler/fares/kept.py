"""The fares that someone has claimed, and those that they paid back."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.phrases import N_, SOMEONE
from conversations.script import Seen
from records.claims import Claim, claims
from scheduler.fares.hears import no_one_needs_it, pay_by_another_day, they_need_none
from scheduler.kept import Becomes, Kept, OfMeeting, Shows
from scheduler.my_data.item import (
    YOU_SAID,
    Item,
    Part,
    SeenBy,
    how_many,
    line,
    of_meeting,
    rows_of,
)
from scheduler.talks.known import Known
from scheduler.talks.moments import Day


def _fares(known: Known) -> Iterator[Part]:
    """By when each is to be paid, and when it was."""
    items = [_owed(known, row) for row in rows_of(known, Claim, claims.c.person_id)]
    if items:
        yield Part(line(N_("Your fares")), tuple(items))


def _owed(known: Known, row: Claim) -> Item:
    value = line(N_("To be paid by {day}"), day=Day(row.pay_by))
    if row.paid_at is not None:
        who = known.name_of(row.paid_by) or line(SOMEONE)
        value = line(N_("Paid on {day}, says {who}"), day=Day(row.paid_at), who=who)
    elif row.state == "dropped":
        value = line(N_("Not needed after all"))
    _, what = of_meeting(known, row.meeting_id)
    return Item(what, value, SeenBy(Seen.STAFF, known))


KEPT = (
    Kept(
        claims.c.person_id,
        forget=Becomes.GOES,
        left="it is owed to them",
        shows=Shows("claim", _fares, YOU_SAID + 5),
    ),
    Kept(
        claims.c.paid_by,
        forget=Becomes.EMPTIED,
        left="it is of staff",
        shows=how_many(N_("Fares you paid back"), claims.c.paid_by, at=20),
    ),
)
OF_MEETINGS = (
    OfMeeting(
        claims.c.meeting_id,
        off=no_one_needs_it,
        moved=pay_by_another_day,
        away=they_need_none,
    ),
)
