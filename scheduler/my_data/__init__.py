"""My data: everything that is kept about a person, and who may see each thing.

Each room says what it keeps (its `kept.py`). It is read with the person's own rights, for
themselves alone. What comes back is put in words by whoever shows it, in the same transaction:
names and times are looked up only then.
"""

from __future__ import annotations

from datetime import datetime

from conversations.phrases import N_
from records.access import NO_GROUP, Actor, allow
from records.database import Tx
from records.people import Person
from scheduler import house
from scheduler.kept import Shows
from scheduler.my_data.item import NOT_KEPT, Item, Part
from scheduler.my_data.not_kept import not_kept
from scheduler.talks.known import Known

__all__ = ["NOTHING", "TITLE", "Item", "Part", "my_data"]

TITLE = N_("What I keep about you")
NOTHING = N_("I do not know you. I keep nothing about you.")
_AT_THE_END = Shows("choices", not_kept, NOT_KEPT)


def my_data(tx: Tx, actor: Actor, now: datetime) -> list[Part]:
    """Everything that is kept about the actor; nothing for a stranger.

    Raises NotAllowed; HouseClosed rather than show nothing.
    """
    shown = _in_order()
    person = tx.find(Person, actor.person_id)
    if person is None or person.state == "forgotten":
        return []
    for thing in dict.fromkeys(one.thing for one in shown):
        allow(tx.conn, actor, "see", thing, group=NO_GROUP, about=person.id)
    known = Known(tx, person, now)
    parts: list[Part] = []
    for part in (part for one in shown for part in one.parts(known)):
        if parts and parts[-1].title is part.title:
            parts[-1] = Part(part.title, (*parts[-1].items, *part.items))
        else:
            parts.append(part)
    return parts


def _in_order() -> list[Shows]:
    """What rooms show, each once, from the top of the page; at its end what is not kept."""
    found = [one.shows for one in house.kept() if isinstance(one.shows, Shows)]
    found += [one for room in house.rooms() for one in room.shows]
    return sorted(dict.fromkeys((*found, _AT_THE_END)), key=lambda one: one.at)
