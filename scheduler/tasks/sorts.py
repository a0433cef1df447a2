"""Each sort of thing that people ask for: what it is called, and how soon someone is to act."""

from __future__ import annotations

from sqlalchemy import select

from conversations.phrases import N_
from records.calls import calls
from records.database import Tx
from records.tasks import Task
from scheduler.events import Touch
from scheduler.seams import Sort, Speed
from scheduler.talks.spoken import Line
from scheduler.talks.words.names import named
from scheduler.tasks.sorts_brought import ANYTHING, sort_of
from scheduler.tasks.task_owners import after_a_break

#: a call has lists and hours of its own
CALL = "call"
#: a worry about someone's safety: it is closed by whoever took it, and taken back by nobody
SAFETY = "safety"
#: what whoever wanted to hear from someone reads
IN_TOUCH = N_("{by_name} says that someone has been in touch with you.")

#: what talks of many rooms ask for
SORTS = (
    Sort(
        "word",
        N_("A word"),
        N_("{person} would like a word with you, when you can."),
        covered=True,
        done=N_("{by_name} says that you have had a word."),
        ended_by=(Touch.WORD, Touch.ONE_TO_ONE),
    ),
    Sort(
        "hard",
        N_("Something hard"),
        N_("{person} has turned to you about a hard time in the group."),
        Speed.TODAY,
        with_a_call=True,
        covered=True,
        done=IN_TOUCH,
        ended_by=(Touch.WORD, Touch.ONE_TO_ONE),
    ),
    Sort(
        "worried",
        N_("A worry about a meeting"),
        speed=Speed.TODAY,
        with_a_call=True,
        done=N_("{by_name} says that someone has been in touch about your worry."),
        ended_by=tuple(Touch),
    ),
    Sort(
        "meet_first",
        N_("To meet someone first"),
        done=N_("{by_name} says that you have met."),
        ends_with_meeting=True,
    ),
    Sort("one_to_one", N_("A talk, one to one"), ended_by=(Touch.ONE_TO_ONE,)),
    Sort(
        "together",
        N_("To join, together"),
        done=N_("{by_name} says that you have done the rest of joining, together."),
    ),
    Sort(
        "stand_in",
        N_("Someone to come instead"),
        speed=Speed.TODAY,
        done=N_("{by_name} says that someone can come in your place."),
        ends_with_meeting=True,
    ),
    Sort("need", N_("Something to take part"), ends_with_meeting=True),
    Sort(
        "get_in_touch",
        N_("To hear from someone"),
        speed=Speed.TODAY,
        done=IN_TOUCH,
        ended_by=tuple(Touch),
    ),
    Sort(
        "words",
        N_("Something to read"),
        N_("{person} would like you to read something. Please get in touch."),
        Speed.TODAY,
        whose=after_a_break,
        of_a_break=True,
        covered=True,
        done=IN_TOUCH,
    ),
    Sort(
        CALL,
        ANYTHING.called,
        N_("Please ring {person}. It is about: {what}."),
        speed=Speed.TODAY,
        once=True,
        once_for="call_id",
    ),
)


def what(tx: Tx, task: Task) -> Line:
    """What a task is called in a few words."""
    if task.kind == CALL:
        name = tx.conn.scalar(select(calls.c.name).where(calls.c.id == task.call_id))
        return named(str(name))
    return Line(sort_of(task.kind).called, {})


def what_of(tx: Tx, task: Task | None) -> Line:
    """The same of one that may be gone: then it is something."""
    return what(tx, task) if task is not None else Line(ANYTHING.called, {})
