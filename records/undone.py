"""What rooms have still to do about something that happened: they stumbled over it."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.tables import table


class Undone(SQLModel, table=True):
    """That a room could not do its part of an event; it is tried again. Ids, and never words.

    `was` is the moment that the event brought with it, such as when a meeting was to start before.
    """

    id: int = Field(default=None, primary_key=True)
    room: str
    event: str
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    group_id: int | None = Field(default=None, foreign_key="circle.id")
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id")
    was: datetime | None = Field(default=None, sa_type=Moment)
    since: datetime = Field(sa_type=Moment)


undone = table(Undone)
