"""When staff had a word with someone, or a one-to-one; and who had it."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.phrases import N_, SOMEONE
from conversations.script import Seen
from records.links import Touch, touches
from scheduler.kept import Becomes, Kept, Shows
from scheduler.my_data.item import YOU_SAID, Item, Part, SeenBy, how_many, line, rows_of
from scheduler.talks.known import Known
from scheduler.talks.moments import Day

_WORDS_HAD = {
    "word": N_("A friendly word"),
    "one_to_one": N_("A one-to-one"),
    "supervision": N_("Your own supervision"),
}


def _words_had(known: Known) -> Iterator[Part]:
    items = [
        Item(
            line(_WORDS_HAD.get(row.kind, _WORDS_HAD["word"])),
            line(N_("{day}, with {who}"), day=Day(row.at), who=_who(known, row)),
            SeenBy(Seen.STAFF, known),
        )
        for row in rows_of(known, Touch, touches.c.person_id)
    ]
    if items:
        yield Part(line(N_("When we had a word")), tuple(items))


def _who(known: Known, row: Touch) -> object:
    return known.name_of(row.by_id) or line(SOMEONE)


_WITH_OTHERS = touches.c.person_id != touches.c.by_id
KEPT = (
    Kept(
        touches.c.person_id,
        forget=Becomes.GOES,
        left="it has been",
        shows=Shows("touch", _words_had, YOU_SAID),
    ),
    Kept(
        touches.c.by_id,
        forget="what staff did, without a word",
        left="it is of staff",
        shows=how_many(N_("Words you had with people"), touches.c.by_id, _WITH_OTHERS, at=16),
    ),
)
