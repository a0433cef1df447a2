"""Worries: someone may be in danger. A thing of its own, which no clock of a break can touch."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table


class Worry(SQLModel, table=True):
    """A worry about someone's safety, from when it is raised until whoever took it closes it.

    `about_id` is a member who told it to a member of staff by voice: `person_id` is then that
    member of staff. `words` are sealed with the raiser's key. `left_out` is JSON, ids of those
    who are never to hear of it: not sealed, so that it outlives the key. `step` counts how far
    it has been passed on, `next_at` is when it goes further; what was sent up to `covered_at`
    has been covered again. Seven days after it was closed no column names anyone.
    """

    id: int = Field(default=None, primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    about_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    group_id: int = Field(foreign_key="circle.id")
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id")
    signal_id: int | None = None  #: the break it came from; the worry outlives it
    raised_at: datetime = Field(sa_type=Moment)
    step: int = 0
    next_at: datetime | None = Field(default=None, sa_type=Moment, index=True)
    opened_at: datetime | None = Field(default=None, sa_type=Moment)
    seen_by: int | None = Field(default=None, foreign_key="person.id")
    seen_at: datetime | None = Field(default=None, sa_type=Moment)
    taken_by: int | None = Field(default=None, foreign_key="person.id", index=True)
    taken_at: datetime | None = Field(default=None, sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    covered_at: datetime | None = Field(default=None, sa_type=Moment)
    words: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    left_out: str = "[]"
    state: str = "raised"


worries = table(Worry)
#: nobody has said yet that they act
UNTAKEN = ("raised", "opened", "seen")

WORRY = States(
    worries,
    {
        "raised": frozenset({"opened", "seen", "taken"}),
        "opened": frozenset({"seen", "taken"}),
        "seen": frozenset({"taken"}),
        "taken": frozenset({"closed", "raised"}),  #: raised again where its taker can't act
        "closed": frozenset(),
    },
)
