"""Short surveys: a few questions from facilitators, answered with no names (CH:200, CH:140).

Until a survey ends, answers are sealed in each talk with that talk's own key, as an evaluation's
are. Then one transaction shuffles them into rows without order or person, sealed with the group's
key, if enough people have answered; the talks' keys are destroyed either way.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table


class Survey(SQLModel, table=True):
    """A group is asked something, until `closes_at`; if it is closed sooner, that moment.

    `card` holds what it is about and the questions, sealed with the group's key.
    """

    id: int = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="circle.id", index=True)
    made_by: int | None = Field(default=None, foreign_key="person.id")
    made_at: datetime = Field(sa_type=Moment)
    closes_at: datetime = Field(sa_type=Moment, index=True)
    card: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    state: str = "open"


class SurveyReply(SQLModel, table=True):
    """A talk whose answers wait until the survey ends; then this row goes."""

    id: int = Field(default=None, primary_key=True)
    survey_id: int = Field(foreign_key="survey.id", index=True)
    talk_id: int = Field(foreign_key="talk.id", unique=True)


class SurveyAnswer(SQLModel, table=True):
    """One answer to one question, opened with at least four others. `key` is random."""

    __table_args__ = {"sqlite_with_rowid": False}
    key: str = Field(primary_key=True)
    survey_id: int = Field(foreign_key="survey.id", index=True)
    question: str
    answer: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


surveys = table(Survey)
survey_replies = table(SurveyReply)
survey_answers = table(SurveyAnswer)

SURVEY = States(
    surveys,
    {
        "open": frozenset({"closed", "deleted"}),
        "closed": frozenset(),
        "deleted": frozenset(),
    },
)
