"""What people have asked for: for whoever is to see to it, and for whoever waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from conversations.phrases import N_, SOMEONE
from records.claims import claims
from records.meetings import Meeting
from records.notices import Notice
from records.people import RUNS, Role
from records.sealing import KeyGone
from records.talks import Talk
from records.tasks import Task, TaskOwner, task_owners
from scheduler import ports
from scheduler.link_people.carers import can_be_asked
from scheduler.link_people.facts import link_ids
from scheduler.post.help_now import region
from scheduler.post.working_days import at_work, next_week
from scheduler.talks.cards import left_out
from scheduler.talks.digest.digest_facts import line_told
from scheduler.talks.known import Known, fact
from scheduler.talks.lists import Pairs
from scheduler.talks.meeting import card_field
from scheduler.talks.moments import Day
from scheduler.talks.people.circle import called, to_choose
from scheduler.talks.people.group import facilitator_ids, ids_with_role
from scheduler.talks.spoken import Line, Lines, Name, Names
from scheduler.tasks import tasks
from scheduler.tasks.sorts import SAFETY, what, what_of
from scheduler.tasks.sorts_brought import ANYTHING, of_a_break, sort_of
from scheduler.tasks.task_lists import todo

#: what fits an old phone's screen
_MOST = 12


def mine(known: Known) -> list[Task]:
    """The tasks on this person's list; what is seen to by ringing is one with the call."""
    found: list[Task] = known.row("tasks", lambda: _mine(known))
    return found


def _mine(known: Known) -> list[Task]:
    rows = todo(known.tx, known.person.id)
    rung = {row.talk_id for row in rows if row.call_id is not None}
    return [r for r in rows if not sort_of(r.kind).with_a_call or r.talk_id not in rung - {None}]


def picked(known: Known) -> Task | None:
    """The task that was picked from the list, while it is on it."""
    said = known.answers.get("task")
    return next((task for task in mine(known) if str(task.id) == said), None)


def said(known: Known, task: Task) -> Line | None:
    """What someone has asked for, in full; None if they have been forgotten since."""
    if task.talk_id is not None and task.path is not None:
        talk = known.tx.get(Talk, task.talk_id)
        meeting = known.tx.find(Meeting, task.meeting_id)
        over = meeting is not None and meeting.state != "planned"
        try:
            found = line_told(known, talk, task.path, over=over)
        except (KeyGone, KeyError):
            found = None
        if found is not None:
            return found
    about = Known(known.tx, known.person, known.now, meeting_id=task.meeting_id)
    facts: dict[str, object] = {
        "person": called(known, task.person_id),
        "what": what(known.tx, task),
    }
    if task.meeting_id is not None:
        facts["meeting"] = card_field(about, "title")
    if task.claim_id is not None:
        pay_by = select(claims.c.pay_by).where(claims.c.id == task.claim_id)
        facts["pay_day"] = Day(known.tx.conn.scalars(pay_by).one())
    return Line(sort_of(task.kind).said or ANYTHING.said, facts)


def since(known: Known, task: Task) -> Line:
    """Since when someone has waited."""
    return Line(N_("Since {day}."), {"day": Day(task.asked_at)})


def _lines(known: Known, some: list[Task], words: str) -> Iterator[Line]:
    for task in some:
        known.allow("see", "task", task.group_id, task.person_id)
        line = said(known, task)
        if line is not None:
            yield Line(words, {"line": line, "since": since(known, task)})


@fact("tasks")
def open_tasks(known: Known) -> Pairs:
    """What is on this person's list, to choose from."""
    words = N_("{who}: {what}")
    return tuple(
        (str(t.id), Line(words, {"who": called(known, t.person_id), "what": what(known.tx, t)}))
        for t in mine(known)[:_MOST]
    )


@fact("task_list")
def task_list(known: Known) -> object:
    """What is on this person's list, each in a line, the urgent first and then the oldest."""
    return Lines(_lines(known, mine(known)[:_MOST], N_("• {line} {since}")))


@fact("task_card")
def task_card(known: Known) -> object:
    """The task that was picked."""
    task = picked(known)
    card = sort_of(task.kind).card if task is not None else None
    if task is not None and card is not None:
        return card(known, task)
    return Lines(_lines(known, [task] if task is not None else [], N_("{line} {since}")))


@fact("task_ways")
def task_ways(known: Known) -> Pairs:
    """What can be done with the task that was picked, to choose from."""
    task = picked(known)
    return tuple((key, Line(words, {})) for key, words in _ways(known, task)) if task else ()


def _ways(known: Known, task: Task) -> Iterator[tuple[str, str]]:
    if task.kind == SAFETY:  # only who is on it can close it
        yield "look", N_("Show it to me")
        return
    if task.call_id is not None:
        yield "ring", N_("Show me the number")
    yield "done", N_("It is done")
    if to_take(known):
        yield "pass", N_("Someone else sees to it")


@fact("can_take_task")
def can_take_task(known: Known) -> Pairs:
    """Who else could see to the task, to choose from."""
    return to_take(known)


def to_take(known: Known) -> Pairs:
    """Who else could see to the task; of what comes of a break, no one who was left out.

    Where someone is to be rung, only those who may ring them.
    """
    task = picked(known)
    if task is None:
        return ()
    if task.call_id is not None:
        ring = ports.can_ring(known.tx, task.person_id, task.group_id, known.now, task.kind)
        return to_choose(known, (i for i in ring if i != known.person.id))
    there = known.with_answers({**known.answers, "group": str(task.group_id)})
    roles = (Role.LINK_PERSON, *RUNS, Role.SAFEGUARDING)
    ids = dict.fromkeys(i for role in roles for i in ids_with_role(there, role))
    out = {known.person.id, task.person_id}
    if of_a_break(task.kind):
        out |= left_out(known.tx, task.person_id)
    able = can_be_asked(known.tx, list(ids))
    return to_choose(known, (i for i in ids if i in able and i not in out))


@fact("task_to_name")
def task_to_name(known: Known) -> object:
    """Who sees to it instead."""
    said = known.answers.get("task_to")
    return known.name_of(int(said)) if isinstance(said, str) and said.isdecimal() else Name("")


def waiting_for(known: Known) -> list[Task]:
    """What this person has asked for and is waiting for."""
    found: list[Task] = known.row("asked", lambda: tasks.asked_for(known.tx, known.person.id))
    return found


@fact("my_tasks")
def my_tasks(known: Known) -> Pairs:
    """What this person waits for, to choose from; a fare that is owed can't be taken back here."""
    mine = (task for task in waiting_for(known) if not sort_of(task.kind).stays)
    return tuple((str(task.id), what(known.tx, task)) for task in mine)


@fact("i_wait")
def i_wait(known: Known) -> object:
    """Whether this person waits for anything."""
    return bool(waiting_for(known))


@fact("my_task_list")
def my_task_list(known: Known) -> object:
    """What this person waits for, who has it, and since when."""
    return Lines(_held(known, task) for task in waiting_for(known)[:_MOST])


def _held(known: Known, task: Task) -> Line:
    rows = known.tx.every(
        TaskOwner,
        select(task_owners).where(task_owners.c.task_id == task.id).order_by(task_owners.c.id),
    )
    names = Names(filter(None, (known.name_of(row.person_id) for row in rows)))
    facts: dict[str, object] = {"what": what(known.tx, task), "day": Day(task.asked_at)}
    if not names:
        return Line(N_("• {what}. Since {day} I have looked for someone to see to it."), facts)
    facts |= {"who": names, "day": Day(max(row.since for row in rows))}
    return Line(N_("• {what}. Since {day} it is with {who}."), facts)


def _zone(known: Known) -> str:
    """The time zone of whoever hears for this person now."""
    carers = link_ids(known) or facilitator_ids(known)
    return str(known.person_row(carers[0]).zone) if carers else str(known.person.zone)


@fact("work_day")
def work_day(known: Known) -> object:
    """The working day on which what is asked now is seen to: today, while people work."""
    return Day(at_work(known.now, _zone(known), region()))


@fact("list_day")
def list_day(known: Known) -> object:
    """The day of the list on which what can wait stands."""
    return Day(next_week(known.now, _zone(known), region()))


def which_task(known: Known, row: Notice, parts: Mapping[str, Any]) -> Mapping[str, object]:
    """What was asked for, and who says so, in a note of it."""
    by = known.name_of(row.about_id) or Line(SOMEONE, {})
    task = known.tx.find(Task, parts["task"])
    what = what_of(known.tx, task)
    facts = {"what": what, "by_name": by}
    done = sort_of(task.kind if task is not None else "").done or _IS_DONE
    return {**facts, "task_done": Line(done, facts)}


_IS_DONE = N_("{by_name} says that this is done: {what}.")
