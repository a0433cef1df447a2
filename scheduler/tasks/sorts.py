"""Each sort of thing that people ask for: what it is called, and how soon someone is to act."""

from __future__ import annotations

from sqlalchemy import select

from conversations.phrases import N_
from records.calls import calls
from records.database import Tx
from records.tasks import Task
from scheduler.talks.spoken import Line
from scheduler.talks.words.names import named

NOW, TODAY, MONDAY = "now", "today", "monday"
#: how soon someone is to act on each kind (W:13); what is not here comes on Mondays
SPEEDS = {
    "safety": NOW,
    "break": NOW,
    "needs_you": TODAY,
    "ring_me": TODAY,
    "ring_me_break": TODAY,
    "hard": TODAY,
    "worried": TODAY,
    "get_in_touch": TODAY,
    "words": TODAY,
    "stand_in": TODAY,
}
#: a call has lists and hours of its own
CALL = "call"
#: a worry about someone's safety: it is closed by whoever took it, and taken back by nobody
SAFETY = "safety"
#: said in one talk with a request to be rung, it is seen to by ringing
WITH_A_CALL = ("worried", "hard")
#: on a button, and for whoever asked for it
CALLED = {
    "ring_me": N_("A call"),
    "ring_me_break": N_("A call"),
    "word": N_("A word"),
    "hard": N_("Something hard"),
    "worried": N_("A worry about a meeting"),
    "meet_first": N_("To meet someone first"),
    "one_to_one": N_("A talk, one to one"),
    "together": N_("To join, together"),
    "stand_in": N_("Someone to come instead"),
    "need": N_("Something to take part"),
    "fare": N_("A fare"),
    **dict.fromkeys(("needs_you", "get_in_touch"), N_("To hear from someone")),
    "words": N_("Something to read"),
    "safety": N_("A worry about someone's safety"),
    "break": N_("A break that no one answered"),
}
_SOMETHING = N_("Something else")


def speed_of(kind: str) -> str:
    """How soon someone is to act: now, today or monday."""
    return SPEEDS.get(kind, MONDAY)


def what(tx: Tx, task: Task) -> Line:
    """What a task is called in a few words."""
    if task.kind == "call":
        name = tx.conn.scalar(select(calls.c.name).where(calls.c.id == task.call_id))
        return named(str(name))
    return Line(CALLED.get(task.kind, _SOMETHING), {})


def what_by_id(tx: Tx, task_id: int) -> Line:
    """The same for the task of this id; something, if it is gone."""
    task = tx.find(Task, task_id)
    return what(tx, task) if task is not None else Line(_SOMETHING, {})
