"""Times that are asked about before a meeting is set, and which of them suit whom (CH:106)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table


class Poll(SQLModel, table=True):
    """A group is asked which times suit it, until `closes_at`.

    `card` holds what the meeting is to be called, sealed with the group's key.
    """

    id: int = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="circle.id", index=True)
    made_by: int | None = Field(default=None, foreign_key="person.id")
    made_at: datetime = Field(sa_type=Moment)
    closes_at: datetime = Field(sa_type=Moment, index=True)
    card: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    state: str = "open"


class PollTime(SQLModel, table=True):
    """One of the times that are asked about."""

    id: int = Field(default=None, primary_key=True)
    poll_id: int = Field(foreign_key="poll.id", index=True)
    starts_at: datetime = Field(sa_type=Moment)


class PollReply(SQLModel, table=True):
    """Which of the times someone could come to: their ids, as JSON. Only its owner reads it.

    Who has said nothing has no row.
    """

    __table_args__ = (UniqueConstraint("poll_id", "person_id"),)
    id: int = Field(default=None, primary_key=True)
    poll_id: int = Field(foreign_key="poll.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    picks: str = "[]"
    replied_at: datetime = Field(sa_type=Moment)


polls = table(Poll)
poll_times = table(PollTime)
poll_replies = table(PollReply)

POLL = States(
    polls,
    {
        "open": frozenset({"closed", "settled", "dropped"}),
        "closed": frozenset({"settled", "dropped"}),
        "settled": frozenset(),
        "dropped": frozenset(),
    },
)
