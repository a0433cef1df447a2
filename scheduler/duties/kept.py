"""What my data shows of turns: they stand with the meeting, and on no row of their own."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.phrases import N_
from conversations.script import Seen
from records.meetings import Coming
from scheduler.meetings.rota import by_name
from scheduler.my_data.item import Item, SeenBy, line, readable
from scheduler.talks.known import Known
from scheduler.talks.spoken import Spoken


def my_turns(known: Known, coming: Coming) -> Iterator[Item]:
    """What they have taken on at a meeting, and who may read whose turn it is."""
    turns = readable(known, "my_turn")
    if turns and isinstance(turns, Spoken):
        named = by_name(known.tx, coming.meeting_id, known.person.id)
        seen = Seen.GROUP if named else Seen.ONLY_BOT
        yield Item(line(N_("Your turn")), turns, SeenBy(seen, known))
