"""Signals: someone would like a break. Sent first, answered by someone, and then forgotten."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Index, LargeBinary
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table


class Signal(SQLModel, table=True):
    """A signal. `step` counts how far it has been passed on; `next_at` is when it goes further.

    One that is `unsure` (what was typed only looks like the person's word) is raised then, unless
    they say before that it was not meant.

    After seven days `person_id` is emptied; only how fast it was answered is left.
    """

    __table_args__ = (Index("ix_signal_state", "state"),)
    id: int = Field(default=None, primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    group_id: int = Field(foreign_key="circle.id")
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id")
    kind: str = "break"
    raised_at: datetime = Field(sa_type=Moment)
    step: int = 0
    next_at: datetime | None = Field(default=None, sa_type=Moment, index=True)
    answered_by: int | None = Field(default=None, foreign_key="person.id")
    answered_at: datetime | None = Field(default=None, sa_type=Moment)
    answer: str | None = None
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    ask_tomorrow: bool = False
    left_out: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    state: str = "raised"


signals = table(Signal)

SIGNAL = States(
    signals,
    {
        "unsure": frozenset({"raised", "dropped", "ended"}),
        "raised": frozenset({"seen", "unanswered", "ended"}),
        "unanswered": frozenset({"seen", "ended"}),
        "seen": frozenset({"ended"}),
        "ended": frozenset({"faded"}),
        "faded": frozenset(),
        "dropped": frozenset({"faded"}),
    },
)
