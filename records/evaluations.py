"""Evaluations: anonymous answers that join to nothing.

Until five co-producers have finished, answers are sealed in each talk with that talk's own key.
Then one transaction shuffles them into `opened`, sealed with the group's key, without order or
person, and the talks' keys are destroyed, so that an old backup can't link them either.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table

ENOUGH = 5  #: co-producers whose answers are opened together


class Evaluation(SQLModel, table=True):
    """One round of questions after a meeting."""

    id: int = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", unique=True)
    form: str
    opens_until: datetime = Field(sa_type=Moment)
    state: str = "waiting"


class Opened(SQLModel, table=True):
    """One answer to one question, opened with at least four others. `key` is random."""

    __table_args__ = {"sqlite_with_rowid": False}
    key: str = Field(primary_key=True)
    evaluation_id: int = Field(foreign_key="evaluation.id", index=True)
    question: str
    answer: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


evaluations = table(Evaluation)
opened = table(Opened)

EVALUATION = States(
    evaluations,
    {
        "waiting": frozenset({"open", "deleted"}),
        "open": frozenset({"done"}),
        "deleted": frozenset(),
        "done": frozenset(),
    },
)
