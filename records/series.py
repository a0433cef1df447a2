"""Meetings that repeat, and what people said to all of them at once."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Column, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table


class Every(StrEnum):
    """How often a meeting repeats."""

    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"  #: on the same weekday of the month, such as the second Wednesday


class Series(SQLModel, table=True):
    """A series. Its meetings are rows of `meeting`, made some weeks ahead as time goes on.

    The wall-clock time of `first_at` in `zone` is kept over clock changes. `made` is the place in
    the rule of the newest meeting, from 1; `make_at` is when the next is to be made. `card`,
    `minutes` and `break_at` are what each new meeting begins with. `left_out` is JSON: the days on
    which there is none, such as holidays.
    """

    id: int = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="circle.id", index=True)
    made_by: int = Field(foreign_key="person.id")
    made_at: datetime = Field(sa_type=Moment)
    every: str
    zone: str
    first_at: datetime = Field(sa_type=Moment)
    until: datetime | None = Field(default=None, sa_type=Moment)
    left_out: str = "[]"
    minutes: int
    break_at: int | None = None
    card: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    made: int = 0
    make_at: datetime | None = Field(default=None, sa_type=Moment, index=True)
    state: str = "running"


class Regular(SQLModel, table=True):
    """What someone said when they were asked to a whole series; nothing while they have not.

    Who said no to one of its meetings, or for some weeks, is asked to the next one at `ask_at`.
    """

    __table_args__ = (UniqueConstraint("series_id", "person_id"),)
    id: int = Field(default=None, primary_key=True)
    series_id: int = Field(foreign_key="series.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    answer: str | None = None
    ask_at: datetime | None = Field(default=None, sa_type=Moment, index=True)


series = table(Series)
regulars = table(Regular)

SERIES = States(series, {"running": frozenset({"ended"}), "ended": frozenset()})
