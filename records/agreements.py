"""What a group has agreed on how it meets, every version of it, and what is put forward (STK:217).

Lines and ideas are sealed with the group's key. Who answered an idea, and how, is not kept.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table


class Agreement(SQLModel, table=True):
    """One version. The newest of a group is in force; the old ones stay readable.

    `review_at`: when the group is to be asked to look at it again, until it was asked (CH:180).
    """

    __table_args__ = (UniqueConstraint("group_id", "number"),)
    id: int = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="circle.id", index=True)
    number: int
    agreed_at: datetime = Field(sa_type=Moment)
    review_at: datetime | None = Field(default=None, sa_type=Moment, index=True)
    lines: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class Idea(SQLModel, table=True):
    """A change that someone put forward: `start`, `add`, `change` or `remove`.

    `proposed_by` is kept only if they wish to be named. `wants_talk`: someone would like to talk
    about it before it is agreed; `has_yes`: someone has said yes. Neither says who.
    """

    id: int = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="circle.id", index=True)
    kind: str
    part: str = ""
    line: str = ""
    words: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    proposed_by: int | None = Field(default=None, foreign_key="person.id", index=True)
    made_at: datetime = Field(sa_type=Moment)
    wants_talk: bool = False
    has_yes: bool = False
    settled_at: datetime | None = Field(default=None, sa_type=Moment)
    state: str = "open"


agreements = table(Agreement)
ideas = table(Idea)

#: `gone`: the line that it was about has been taken out
IDEA = States(
    ideas,
    {
        "open": frozenset({"agreed", "not_agreed", "gone"}),
        "agreed": frozenset(),
        "not_agreed": frozenset(),
        "gone": frozenset(),
    },
)
