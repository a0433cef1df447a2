"""Each sort of thing that people ask for: what it is called, and how soon someone is to act."""

from __future__ import annotations

from sqlalchemy import select

from conversations.phrases import N_
from records.calls import calls
from records.database import Tx
from records.tasks import Task
from scheduler.seams import Sort, Speed
from scheduler.talks.spoken import Line
from scheduler.talks.words.names import named
from scheduler.tasks.sorts_brought import sorts
from scheduler.tasks.task_owners import after_a_break

#: a call has lists and hours of its own
CALL = "call"
#: a worry about someone's safety: it is closed by whoever took it, and taken back by nobody
SAFETY = "safety"
_SOMETHING = N_("Something else")

#: what talks of many rooms ask for
SORTS = (
    Sort(
        "word",
        N_("A word"),
        N_("{person} would like a word with you, when you can."),
        covered=True,
    ),
    Sort(
        "hard",
        N_("Something hard"),
        N_("{person} has turned to you about a hard time in the group."),
        Speed.TODAY,
        with_a_call=True,
        covered=True,
    ),
    Sort("worried", N_("A worry about a meeting"), speed=Speed.TODAY, with_a_call=True),
    Sort("meet_first", N_("To meet someone first")),
    Sort("one_to_one", N_("A talk, one to one")),
    Sort("together", N_("To join, together")),
    Sort("stand_in", N_("Someone to come instead"), speed=Speed.TODAY),
    Sort("need", N_("Something to take part")),
    Sort("get_in_touch", N_("To hear from someone"), speed=Speed.TODAY),
    Sort(
        "words",
        N_("Something to read"),
        N_("{person} would like you to read something. Please get in touch."),
        Speed.TODAY,
        whose=after_a_break,
        of_a_break=True,
        covered=True,
    ),
    Sort(
        CALL,
        _SOMETHING,
        N_("Please ring {person}. It is about: {what}."),
        once=True,
        once_for="call_id",
    ),
)
ANYTHING = Sort("", _SOMETHING, N_("{person} has asked for this: {what}."))


def sort_of(kind: str) -> Sort:
    """All about the tasks of a kind; something else, if no room brings it any more."""
    return sorts().get(kind, ANYTHING)


def what(tx: Tx, task: Task) -> Line:
    """What a task is called in a few words."""
    if task.kind == CALL:
        name = tx.conn.scalar(select(calls.c.name).where(calls.c.id == task.call_id))
        return named(str(name))
    return Line(sort_of(task.kind).called, {})


def what_by_id(tx: Tx, task_id: int) -> Line:
    """The same for the task of this id; something, if it is gone."""
    task = tx.find(Task, task_id)
    return what(tx, task) if task is not None else Line(_SOMETHING, {})
