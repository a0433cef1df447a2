"""What was changed of a meeting after people had been asked to come."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.tables import table


class Change(SQLModel, table=True):
    """One change. `before` is sealed JSON: the old value of each thing that changed, and `door`.

    `late`: it came with fewer than 24 real hours to go, for those who would set out in vain
    (CH:146).
    """

    id: int = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    made_by: int = Field(foreign_key="person.id")
    made_at: datetime = Field(sa_type=Moment)
    before: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    late: bool = False


changes = table(Change)
