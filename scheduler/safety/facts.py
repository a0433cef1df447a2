"""Facts about a worry: whom one can tell, what has not gone to anyone yet, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from conversations.phrases import N_
from conversations.safety.safety import KEPT
from records.people import Role
from records.worries import Worry
from scheduler.post import reach
from scheduler.safety.worry_circles import (
    everyone,
    everyone_out,
    keeper_ids,
    out_of_it,
    raiser_of,
    the_worry,
    where_from,
    who_are,
)
from scheduler.safety.worry_rows import told_ids, waited_for
from scheduler.talks.known import Known, fact
from scheduler.talks.moments import Day, Time
from scheduler.talks.passing_on import held_words
from scheduler.talks.passing_on.readers import next_to_look
from scheduler.talks.people.circle import STAFF, Pairs, called, to_choose
from scheduler.talks.people.naming import names_any
from scheduler.talks.people.persons import in_a_list
from scheduler.talks.spoken import Line, Lines, Name, Several


@fact("words_withheld")
def words_withheld(known: Known) -> object:
    """Whether words of this talk have not been passed on: they name someone who may hear."""
    return known.worry_id is not None and bool(held_words.pairs(known.answers, KEPT))


@fact("pass_anyway")
def pass_anyway(known: Known) -> Pairs:
    """That they go to whom they name as well, to choose."""
    chosen = known.answers.get("safety_words") == "all_the_same"
    offered = chosen or words_withheld(known)
    return (("all_the_same", Line(N_("Pass it on all the same"), {})),) if offered else ()


@fact("names_a_reader")
def names_a_reader(known: Known) -> object:
    """Whether what they have typed names someone who would read it."""
    row, here = the_worry(known), raiser_of(known)
    if row is None or here is None:
        return False
    hear = everyone(here, everyone_out(known, row))
    return names_any(known, hear, held_words.in_words(known.answers, KEPT))


@fact("kept_words")
def kept_words(known: Known) -> object:
    """What they have typed that nobody has read, in this talk or before it."""
    before = held_words.of_person(known.tx, known.person.id, KEPT, known.now)
    return Name("\n".join((before | held_words.pairs(known.answers, KEPT)).values()))


@fact("safe_keepers")
def safe_keepers(known: Known) -> object:
    """The names of those who are told at once: those on the button."""
    if ids := keeper_ids(known):
        return listed(known, ids)
    return Line(N_("them as soon as I can"), {}) if could_hear(known) else ""


@fact("safe_reached")
def safe_reached(known: Known) -> object:
    """Whether anyone can be told at once."""
    return bool(keeper_ids(known))


def listed(known: Known, ids: Iterable[int]) -> Several:
    """What people are called, as a list: each of them, with a name or without."""
    return Several(in_a_list(known, i) for i in ids)


@fact("could_hear")
def could_hear(known: Known) -> Pairs:
    """Everyone who could hear of it at any step, to choose who should not."""
    here = where_from(known)
    if here is None:
        return ()
    ids = everyone(here, out_of_it(known, here))
    return tuple((str(i), in_a_list(known, i)) for i in ids if i != known.person.id)


@fact("told_by_voice")
def told_by_voice(known: Known) -> Pairs:
    """For staff: that a member has told them of it, in the place of their own worry."""
    return (("by_voice", Line(N_("Someone told me by phone"), {})),) if _members(known) else ()


@fact("who_rang")
def who_rang(known: Known) -> Pairs:
    """The members who could have told this member of staff."""
    return to_choose(known, _members(known))


def _members(known: Known) -> list[int]:
    here = where_from(known)
    if here is None or known.person.id not in who_are(here, *STAFF):
        return []
    return [i for i in who_are(here, Role.CO_PRODUCER) if i != known.person.id]


@fact("worry_is_on")
def worry_is_on(known: Known) -> object:
    """Whether a worry was raised."""
    return the_worry(known) is not None


@fact("worry_is_over")
def worry_is_over(known: Known) -> object:
    """Whether it is closed by now."""
    row = the_worry(known)
    return row is not None and row.state == "closed"


@fact("worry_told")
def worry_told(known: Known) -> object:
    """The names of those who have been told; of whoever is on it, once someone is."""
    row = the_worry(known)
    ids = told_ids(known.tx, row.id) if row is not None else []
    if row is not None and row.taken_by is not None:
        ids = [row.taken_by]
    return listed(known, reach.reachable_of(known.tx, ids))


@fact("worry_outside")
def worry_outside(known: Known) -> object:
    """Whether it was raised while no meeting was on."""
    row = the_worry(known)
    return row is not None and row.meeting_id is None


def _next_look(known: Known) -> tuple[datetime, int] | None:
    row = the_worry(known)
    told = told_ids(known.tx, row.id) if row is not None else ()
    return next_to_look(known, reach.reachable_of(known.tx, told))


@fact("worry_look_by")
def worry_look_by(known: Known) -> object:
    """Who of those who were told is the next to look."""
    found = _next_look(known)
    return known.name_of(found[1]) if found else Name("")


@fact("worry_look_day")
def worry_look_day(known: Known) -> object:
    """The day of that look."""
    found = _next_look(known)
    return Day(found[0]) if found else ""


@fact("worry_look_time")
def worry_look_time(known: Known) -> object:
    """The time of that look."""
    found = _next_look(known)
    return Time(found[0]) if found else ""


@fact("raiser_hears")
def raiser_hears(known: Known) -> object:
    """Whether whoever raised it is still here to be told of it."""
    row = the_worry(known)
    if row is None or row.person_id is None:
        return False
    return known.person_row(row.person_id).state == "here"


@fact("worry_is_mine")
def worry_is_mine(known: Known) -> object:
    """Whether this person is on it."""
    row = the_worry(known)
    return row is not None and row.state == "taken" and row.taken_by == known.person.id


@fact("worry_by")
def worry_by(known: Known) -> object:
    """Who is on it."""
    row = the_worry(known)
    return called(known, row.taken_by if row is not None else None)


@fact("worry_one")
def worry_one(known: Known) -> object:
    """The one of the staff that a line is about: who has opened it, or seen it."""
    return called(known, known.about_id)


@fact("worry_stands")
def worry_stands(known: Known) -> object:
    """How it stands, for whoever raised it: nothing more than is so at this moment."""
    row = the_worry(known)
    if row is None:
        return Lines(())
    if row.taken_by is not None:
        return Lines((Line(N_("{worry_by} is on it."), {"worry_by": worry_by(known)}),))
    out = everyone_out(known, row)
    asked = [i for i in waited_for(known.tx, row.id) if i not in out]
    return Lines((_how_far(known, row), *_whom_i_ask(known, asked), Line(IF_NOW, {})))


IF_NOW = N_("If it's now, ring 999.")


def _how_far(known: Known, row: Worry) -> Line:
    if row.seen_by is not None:
        seen_by = {"worry_one": called(known, row.seen_by)}
        return Line(N_("{worry_one} has seen it. But nobody is on it yet. I'm sorry."), seen_by)
    if row.opened_at is not None:
        return Line(N_("It has been opened. But nobody is on it yet. I'm sorry."), {})
    return Line(N_("Nobody has seen it yet. I'm sorry."), {})


def _whom_i_ask(known: Known, asked: list[int]) -> list[Line]:
    """Of those who were asked, who can be reached and has not said that they cannot help."""
    if not asked:
        return [Line(N_("I cannot reach anyone right now. I'll keep trying."), {})]
    return [Line(N_("I'm asking now: {worry_told}."), {"worry_told": listed(known, asked)})]
