"""Places in a group that rest, to keep someone safe, until there was a talk (SHP:297)."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table


class Rest(SQLModel, table=True):
    """That someone's place rests since then. No reason is kept. `link_id` looked after them there.

    It is over once those who run the group have talked with them: they are back, or it has ended.
    """

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    group_id: int = Field(foreign_key="circle.id", index=True)
    by_id: int | None = Field(default=None, foreign_key="person.id")
    link_id: int | None = Field(default=None, foreign_key="person.id")
    made_at: datetime = Field(sa_type=Moment)
    state: str = "resting"


rests = table(Rest)

REST = States(
    rests,
    {"resting": frozenset({"back", "ended"}), "back": frozenset(), "ended": frozenset()},
)
