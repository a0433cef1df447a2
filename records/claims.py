"""Fares that a person wants back, and by when they are to be paid (CH:49, CH:147)."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table


class Claim(SQLModel, table=True):
    """That someone has a fare to claim for a meeting. How much it is stays between people.

    `late_told_at` is set once the person was told that it was not paid by the day that was said.
    """

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    group_id: int = Field(foreign_key="circle.id")
    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    made_at: datetime = Field(sa_type=Moment)
    pay_by: datetime = Field(sa_type=Moment, index=True)
    late_told_at: datetime | None = Field(default=None, sa_type=Moment)
    paid_at: datetime | None = Field(default=None, sa_type=Moment)
    paid_by: int | None = Field(default=None, foreign_key="person.id")
    state: str = "open"


claims = table(Claim)

#: one for before the day is dropped when nobody sets out: the meeting is off, or they stay away
CLAIM = States(
    claims,
    {"open": frozenset({"paid", "dropped"}), "paid": frozenset(), "dropped": frozenset()},
)
