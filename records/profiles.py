"""At which meetings someone shows their page about themself (SHP:377)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.tables import table


class Showing(SQLModel, table=True):
    """That someone shows their page to those who come to a meeting, until that is over.

    The page itself is on their sealed card. Taking it back takes this row away.
    """

    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)
    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    made_at: datetime = Field(sa_type=Moment)


showings = table(Showing)
