"""Facts about what is put forward for a group's agreement: never who thinks what of it."""

from __future__ import annotations

from sqlalchemy import select

from conversations.agreement.agreement_lines import PARTS
from conversations.phrases import N_
from records.agreements import Idea, ideas
from scheduler.agreement.agreements import lines_of, open_ideas, words_of_idea
from scheduler.agreement.facts import here, version_in_force, words_of
from scheduler.talks.known import Known, fact
from scheduler.talks.people.circle import Pairs
from scheduler.talks.spoken import Line, Lines, Name

_FORWARD = {
    "start": N_("To start from the example"),
    "add": N_("To put in, under “{part}”: “{words}”"),
    "change": N_("To change “{line}” to “{words}”"),
    "remove": N_("To take out “{line}”"),
}


def idea_words(known: Known, idea: Idea) -> Line:
    """What an idea would do; and whose it is, if they wish that to be said."""
    lines = {line.id: line for line in lines_of(known.tx, version_in_force(known))}
    line = lines.get(idea.line)
    facts = {
        "words": Name(words_of_idea(known.tx, idea)),
        "part": Line(PARTS[idea.part], {}) if idea.part else "",
        "line": words_of(line) if line is not None else Line(N_("a line that is gone"), {}),
    }
    said = Line(_FORWARD[idea.kind], facts)
    who = known.name_of(idea.proposed_by)
    return Line(N_("{idea} ({who})"), {"idea": said, "who": who}) if who else said


def _open(known: Known) -> list[Idea]:
    found: list[Idea] = known.row("ideas", lambda: open_ideas(known.tx, here(known)))
    return found


def _labels(known: Known) -> Pairs:
    words = N_("Idea {number}")
    rows = enumerate(_open(known), 1)
    return tuple((str(row.id), Line(words, {"number": number})) for number, row in rows)


@fact("ideas_list")
def ideas_list(known: Known) -> object:
    """What is put forward, by number."""
    words = N_("Idea {number}: {idea}")
    return Lines(
        Line(words, {"number": number, "idea": idea_words(known, row)})
        for number, row in enumerate(_open(known), 1)
    )


@fact("agreement_ways")
def agreement_ways(known: Known) -> Pairs:
    """What this person can do about the agreement: the same for all of the group."""
    version = version_in_force(known)
    ways = []
    if version is None:
        if all(row.kind != "start" for row in _open(known)):
            ways.append(("start", N_("Start from this one")))
        ways.append(("add", N_("Put in a line of our own")))
    else:
        ways.append(("add", N_("Put in a new line")))
        if lines_of(known.tx, version):
            ways.append(("change", N_("Put a line in other words")))
            ways.append(("remove", N_("Take a line out")))
        if version.number > 1:
            ways.append(("before", N_("How it was before")))
    return (*_labels(known), *((key, Line(words, {})) for key, words in ways))


@fact("settle_ways")
def settle_ways(known: Known) -> Pairs:
    """What a facilitator can settle."""
    again: Pairs = (("look_again", Line(N_("When to look at it again"), {})),)
    return (*_labels(known), *(again if version_in_force(known) is not None else ()))


def picked(known: Known) -> Idea | None:
    """The idea that was picked in this talk, open or not."""
    said = str(known.answers.get("what") or known.answers.get("which_idea") or "")
    if not said.isdecimal():
        return None
    mine = (ideas.c.id == int(said), ideas.c.group_id == here(known))
    return known.tx.first(Idea, select(ideas).where(*mine))


@fact("idea")
def idea(known: Known) -> object:
    """The idea that was picked."""
    row = picked(known)
    return idea_words(known, row) if row is not None else ""


@fact("wants_talk")
def wants_talk(known: Known) -> object:
    """Whether someone would like to talk about it first; never who."""
    row = picked(known)
    return row is not None and row.wants_talk


@fact("some_yes")
def some_yes(known: Known) -> object:
    """Whether someone has said yes to it; never who, nor how many."""
    row = picked(known)
    return row is not None and row.has_yes
