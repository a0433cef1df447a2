"""Calls: whom someone is to ring, what about, and what came of it. Rows of ids, never words."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table


class Call(SQLModel, table=True):
    """Someone to be rung (`person_id`) by someone who looks after them (`caller_id`).

    `name` is what it is about: the notice that goes by voice, such as cancelled or invitation.
    `due_at` is when to ring, or to ring again; after `deadline` it is of no use any more.
    `listed_at` is when it last stood on a list that the caller got. `urgent` calls come first.
    """

    __table_args__ = (Index("ix_call_waiting", "state", "due_at"),)
    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    caller_id: int = Field(foreign_key="person.id", index=True)
    group_id: int = Field(foreign_key="circle.id")
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    notice_id: int | None = None  #: of the notice that goes by voice, if there was one
    name: str
    urgent: bool = False
    made_at: datetime = Field(sa_type=Moment)
    due_at: datetime = Field(sa_type=Moment)
    deadline: datetime | None = Field(default=None, sa_type=Moment)
    listed_at: datetime | None = Field(default=None, sa_type=Moment)
    tries: int = 0
    tried_at: datetime | None = Field(default=None, sa_type=Moment)
    outcome: str | None = None  #: of the last try: told, not_reached, left_message
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    state: str = "open"


calls = table(Call)

CALL = States(
    calls,
    {
        "open": frozenset({"told", "dropped", "too_late"}),
        "told": frozenset(),
        "dropped": frozenset(),  #: of no use any more: the person knows, or it was taken back
        "too_late": frozenset(),
    },
)
