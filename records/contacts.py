"""Contacts for safety: people outside a group for peers only, told of a worry and nothing else."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.tables import table


class Contact(SQLModel, table=True):
    """That someone outside a group is told when one of its people fears for someone's safety.

    A table of its own, and no membership: whatever is read for the members of a group is never
    read for them. The row is there as long as they are asked.
    """

    __table_args__ = (UniqueConstraint("person_id", "group_id"),)
    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    group_id: int = Field(foreign_key="circle.id", index=True)
    since: datetime = Field(sa_type=Moment)


contacts = table(Contact)
