"""What link persons do: when they are away and who covers, to whom they pass people on, and when.

Rows of ids and times, never words.
"""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table


class Absence(SQLModel, table=True):
    """That someone who looks after people is away, and who covers for them in a group.

    From `first_at` until `ends_at`: whole days in their own zone. Nobody covers before the one
    who was asked (`cover_id`) has said yes. `begun_at` is when the clock has seen it begin.
    """

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    group_id: int = Field(foreign_key="circle.id")
    cover_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    first_at: datetime = Field(sa_type=Moment)
    ends_at: datetime = Field(sa_type=Moment)
    begun_at: datetime | None = Field(default=None, sa_type=Moment)
    state: str = "alone"


class Swap(SQLModel, table=True):
    """That a co-producer (`person_id`) is to have another link person, and how far that is.

    `leaving`: the old one leaves, and the co-producer is asked; otherwise they have asked for it.
    """

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    group_id: int = Field(foreign_key="circle.id")
    old_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    new_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    leaving: bool = False
    made_at: datetime = Field(sa_type=Moment)
    offered_at: datetime | None = Field(default=None, sa_type=Moment)
    state: str = "wished"


class Touch(SQLModel, table=True):
    """That staff had a word with someone: a friendly word, a one-to-one; or their own supervision.

    Only what staff did is ever kept here: nothing that the other person did or did not do.
    """

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    by_id: int = Field(foreign_key="person.id", index=True)
    group_id: int = Field(foreign_key="circle.id")
    kind: str  #: word, one_to_one, supervision
    at: datetime = Field(sa_type=Moment)


absences = table(Absence)
swaps = table(Swap)
touches = table(Touch)

ABSENCE = States(
    absences,
    {
        "alone": frozenset({"asked", "over"}),
        "asked": frozenset({"covered", "alone", "over"}),
        "covered": frozenset({"asked", "alone", "over"}),
        "over": frozenset(),
    },
)
SWAP = States(
    swaps,
    {
        "wished": frozenset({"offered", "dropped"}),
        "offered": frozenset({"agreed", "wished", "done", "dropped"}),
        "agreed": frozenset({"done", "wished", "dropped"}),
        "done": frozenset(),
        "dropped": frozenset(),
    },
)
