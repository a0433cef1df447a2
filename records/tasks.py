"""Tasks: each request for a person, until it is done. Rows of ids, never words."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table


class Task(SQLModel, table=True):
    """That someone (`person_id`) waits for a person, and what about (`kind`).

    `key` says which request it is: the same one is never opened twice. What was asked stands
    where it was said: in a line (`path`) of a talk, a call, a claim, a signal or a worry.
    `wanted_id` is who was asked for by name, or to whom it was passed on. It stands on a list of
    its own accord from `due_at` on; `listed_at` is when it last did.
    """

    __table_args__ = (
        Index("ix_task_waiting", "state", "due_at"),
        Index("ix_task_of_a_sort", "kind", "ended_at"),
    )
    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    group_id: int = Field(foreign_key="circle.id")
    kind: str
    wanted_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    signal_id: int | None = Field(default=None, foreign_key="signal.id", index=True)
    talk_id: int | None = Field(default=None, foreign_key="talk.id", index=True)
    path: str | None = None
    call_id: int | None = Field(default=None, foreign_key="call.id", index=True)
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    worry_id: int | None = Field(default=None, index=True)
    asked_at: datetime = Field(sa_type=Moment)
    due_at: datetime = Field(sa_type=Moment)
    listed_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_by: int | None = Field(default=None, foreign_key="person.id")
    state: str = "open"


class TaskOwner(SQLModel, table=True):
    """That a task is on someone's list, and since when."""

    __table_args__ = (UniqueConstraint("task_id", "person_id"),)
    id: int = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="task.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    since: datetime = Field(sa_type=Moment)


tasks = table(Task)
task_owners = table(TaskOwner)

TASK = States(
    tasks,
    {
        "open": frozenset({"done", "taken_back", "dropped", "too_late"}),
        "done": frozenset(),
        "taken_back": frozenset(),  #: by whoever asked
        "dropped": frozenset(),  #: of no use any more: the meeting is off, the person knows
        "too_late": frozenset(),  #: the meeting is over, and nobody has said that it was done
    },
)
