"""Co-producers who would like someone to go with, or can go with someone new (SHP:397)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table


class Buddy(SQLModel, table=True):
    """That someone has said so: that they `want` company, or `can` be company. Their own wish."""

    __table_args__ = (UniqueConstraint("person_id", "group_id", "kind"),)
    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    group_id: int = Field(foreign_key="circle.id", index=True)
    kind: str  #: want, can
    made_at: datetime = Field(sa_type=Moment)


class Pair(SQLModel, table=True):
    """That staff have thought of two who could go together. Neither is named before both say yes.

    A no is not kept: the pair is over, and nothing says through whom.
    """

    id: int = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="circle.id", index=True)
    want_id: int = Field(foreign_key="person.id", index=True)
    can_id: int = Field(foreign_key="person.id", index=True)
    made_by: int | None = Field(default=None, foreign_key="person.id")
    made_at: datetime = Field(sa_type=Moment)
    want_yes: bool = False
    can_yes: bool = False
    state: str = "asked"


buddies = table(Buddy)
pairs = table(Pair)

PAIR = States(
    pairs,
    {
        "asked": frozenset({"together", "over"}),
        "together": frozenset({"over"}),
        "over": frozenset(),
    },
)
