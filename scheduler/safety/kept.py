"""Someone's own worries about safety, with their words; and those they had to do with as staff."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.phrases import N_
from conversations.script import Seen
from records.worries import Worry, worries
from scheduler.kept import Becomes, Kept, OfMeeting, Shows
from scheduler.my_data.item import YOU_SAID, Item, Part, SeenBy, how_many, line, moment, rows_of
from scheduler.safety.worry_rows import left_out, told_ids
from scheduler.safety.worry_words import said_so_far
from scheduler.talks.known import Known
from scheduler.talks.spoken import Name, Names, Spoken

_NO_ONE = line(N_("I told no one."))


def _worried(known: Known) -> Iterator[Part]:
    """Each, until seven days after the end."""
    items = [
        one for row in rows_of(known, Worry, worries.c.person_id) for one in _worry(known, row)
    ]
    if items:
        yield Part(line(N_("When you said that someone may be in danger")), tuple(items))


def _worry(known: Known, row: Worry) -> Iterator[Item]:
    told = Names(filter(None, map(known.name_of, told_ids(known.tx, row.id))))
    seen: Spoken = line(N_("I told {people}."), people=told) if told else _NO_ONE
    value: Spoken = line(N_("No one is on it yet."))
    if row.taken_by is not None:
        value = line(N_("{by} is on it."), by=known.name_of(row.taken_by))
    if row.state == "closed":
        value = line(N_("It was dealt with."))
    yield Item(moment(row.raised_at), value, seen)
    about = Known(known.tx, known.person, known.now, worry_id=row.id)
    for words in said_so_far(about, row).values():
        yield Item(line(N_("What you said of it")), Name(words), seen)
    out = Names(filter(None, map(known.name_of, sorted(left_out(row)))))
    if out:
        yield Item(line(N_("Who should not hear of it")), out, SeenBy(Seen.ONLY_BOT, known))


_UNTIL_DEALT_WITH = "no one may lose it: without a word, until it is dealt with"
_NO_ONE_MAY_LOSE_IT = "no one may lose it"
KEPT = (
    Kept(
        worries.c.person_id,
        forget=_UNTIL_DEALT_WITH,
        left=_NO_ONE_MAY_LOSE_IT,
        shows=Shows("worry", _worried, YOU_SAID + 7),
    ),
    Kept(
        worries.c.taken_by,
        forget=_UNTIL_DEALT_WITH,
        left=_NO_ONE_MAY_LOSE_IT,
        shows=how_many(N_("Worries about safety you were on"), worries.c.taken_by, at=24),
    ),
    Kept(
        worries.c.seen_by,
        forget=Becomes.EMPTIED,
        left=_NO_ONE_MAY_LOSE_IT,
        shows=how_many(N_("Worries about safety you saw"), worries.c.seen_by, at=25),
    ),
    Kept(
        worries.c.about_id,
        forget=Becomes.EMPTIED,
        left=_NO_ONE_MAY_LOSE_IT,
        shows=how_many(N_("Worries about safety you told by voice"), worries.c.about_id, at=26),
    ),
)
OF_MEETINGS = (
    OfMeeting(
        worries.c.meeting_id,
        off="it is about a person",
        moved="it is about a person",
        away="it is about a person",
    ),
)
