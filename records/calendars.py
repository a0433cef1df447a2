"""Who has put meetings in their own calendar, so that it can follow when they change."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.tables import table


class Entry(SQLModel, table=True):
    """A meeting in someone's calendar. `uid` is random, and tells nothing of either."""

    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)
    id: int = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    uid: str
    taken_at: datetime = Field(sa_type=Moment)


class SeriesEntry(SQLModel, table=True):
    """A whole series in someone's calendar, with its meetings that are still to be made."""

    __tablename__ = "series_entry"
    __table_args__ = (UniqueConstraint("series_id", "person_id"),)
    id: int = Field(default=None, primary_key=True)
    series_id: int = Field(foreign_key="series.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    uid: str
    taken_at: datetime = Field(sa_type=Moment)


entries = table(Entry)
series_entries = table(SeriesEntry)
