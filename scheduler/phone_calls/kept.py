"""What someone was rung about, or is to be; and whom they ring."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.phrases import N_, SOMEONE
from records.calls import Call, calls
from scheduler.kept import Becomes, Kept, Shows
from scheduler.my_data.item import YOU_DID, YOU_SAID, Item, Part, how_many, line, moment, rows_of
from scheduler.talks.known import Known
from scheduler.talks.words.names import named

_RUNG = {
    "open": N_("{by} is to ring you, {when}."),
    "told": N_("{by} told you, {when}."),
    "dropped": N_("{by} need not ring you."),
    "too_late": N_("{by} did not reach you in time."),
}
_RANG = how_many(
    N_("People you rang for me"), calls.c.caller_id, calls.c.tried_at.is_not(None), at=7
)
_TO_RING = how_many(N_("People you are to ring"), calls.c.caller_id, calls.c.state == "open", at=7)


def _is_rung(known: Known) -> Iterator[Part]:
    """By whom, and what came of it."""
    items = [_rung(known, call) for call in rows_of(known, Call, calls.c.person_id)]
    if items:
        yield Part(line(N_("When you are rung")), tuple(items))


def _rung(known: Known, call: Call) -> Item:
    who = known.name_of(call.caller_id) or line(SOMEONE)
    when = moment(call.tried_at or call.due_at)
    return Item(named(call.name), line(_RUNG[call.state], by=who, when=when), who)


def _rings(known: Known) -> Iterator[Part]:
    yield from _RANG.parts(known)
    yield from _TO_RING.parts(known)


KEPT = (
    Kept(
        calls.c.person_id,
        forget=Becomes.GOES,
        left=Becomes.GOES,
        shows=Shows("choices", _is_rung, YOU_SAID + 8),
    ),
    Kept(
        calls.c.caller_id,
        forget="what staff did, without a word",
        left="it is of staff",
        shows=Shows("name", _rings, YOU_DID + 7),
    ),
)
