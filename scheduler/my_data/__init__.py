"""My data: everything that is kept about a person, and who may see each thing.

It is read with the person's own rights, for themselves alone. What comes back is put in words
by whoever shows it, in the same transaction: names and times are looked up only then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from sqlalchemy import select

from conversations.phrases import N_
from records.access import NO_GROUP, Actor, allow
from records.database import Tx
from records.people import Person, people
from scheduler.my_data.asked import asked
from scheduler.my_data.choices import choices
from scheduler.my_data.circles import circles, words_had
from scheduler.my_data.gatherings import calls, gatherings, owed, regular, rung, worried
from scheduler.my_data.item import Item, Part
from scheduler.my_data.not_kept import not_kept
from scheduler.my_data.pages import page
from scheduler.my_data.poll_times import times_said
from scheduler.my_data.requests import asked_for
from scheduler.my_data.sent import sent, sent_about
from scheduler.my_data.told import told
from scheduler.talks.known import Known

__all__ = ["NOTHING", "TITLE", "Item", "Part", "my_data"]

TITLE = N_("What I keep about you")
NOTHING = N_("I do not know you. I keep nothing about you.")
#: what may be seen of it, and the parts that show it
_PARTS: tuple[tuple[str, Callable[[Known], Iterator[Part]]], ...] = (
    ("choices", choices),
    ("profile", page),
    ("name", circles),
    ("touch", words_had),
    ("coming", gatherings),
    ("coming", regular),
    ("coming", times_said),
    ("choices", asked),
    ("claim", owed),
    ("signal", calls),
    ("worry", worried),
    ("choices", rung),
    ("task", asked_for),
    ("talk", told),
    ("plan", sent),
    ("plan", sent_about),
    ("choices", not_kept),
)


def my_data(tx: Tx, actor: Actor, now: datetime) -> list[Part]:
    """Everything that is kept about the actor; nothing for a stranger. Raises NotAllowed."""
    person = tx.first(Person, select(people).where(people.c.id == actor.person_id))
    if person is None or person.state == "forgotten":
        return []
    known = Known(tx, person, now)
    parts: list[Part] = []
    for thing, find in _PARTS:
        allow(tx.conn, actor, "see", thing, group=NO_GROUP, about=person.id)
        parts += find(known)
    return parts
