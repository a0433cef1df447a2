"""Facts about what a group plans, and whether it is ready (STK:173, STK:153)."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from conversations.group_page.plan_lines import NOT_YET, PLAN, READY, YES
from conversations.phrases import N_
from records.meetings import meetings
from scheduler.group_page.facts import page
from scheduler.talks.known import Known, Lookup, fact
from scheduler.talks.people.group import group_id_of
from scheduler.talks.spoken import Line, Lines, Name


def _planned(name: str) -> Lookup:
    return lambda known: Name(page(known).get(name, ""))


def _ready(name: str, takes: str) -> Lookup:
    return lambda known: _answer(known, name, takes) or ""


for _name in PLAN:
    fact(_name)(_planned(_name))
for _name, (_, _takes) in READY.items():
    fact(_name)(_ready(_name, _takes))


def _answer(known: Known, name: str, takes: str) -> Line | None:
    """Yes; or not yet, and what it would take; None while nobody has answered."""
    card = page(known)
    if card.get(name) == YES:
        return Line(N_("Yes."), {})
    if card.get(name) != NOT_YET:
        return None
    if not card.get(takes):
        return Line(N_("Not yet."), {})
    return Line(N_("Not yet. It would take: “{words}”"), {"words": Name(card[takes])})


@fact("plan_lines")
def plan_lines(known: Known) -> object:
    """What the group plans, a line for each thing that was said."""
    card = page(known)
    said = {name: Name(card[name]) for name in PLAN if card.get(name)}
    return Lines(Line(PLAN[name], {"words": words}) for name, words in said.items())


@fact("ready_lines")
def ready_lines(known: Known) -> object:
    """How ready the group is, a line for each condition that was answered."""
    return Lines(_conditions(known))


def _conditions(known: Known) -> Iterator[Line]:
    for name, (words, takes) in READY.items():
        answer = _answer(known, name, takes)
        if answer is not None:
            yield Line(N_("• {line}"), {"line": Line(words, {"answer": answer})})


@fact("begins_unready")
def begins_unready(known: Known) -> object:
    """Whether this is the group's first meeting, and not all of “are we ready” is a yes."""
    held_or_to_come = (
        meetings.c.group_id == group_id_of(known),
        meetings.c.state != "cancelled",
    )
    count = select(func.count()).select_from(meetings).where(*held_or_to_come)
    card = page(known)
    return known.tx.conn.scalar(count) == 1 and any(card.get(name) != YES for name in READY)
