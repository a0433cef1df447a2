"""Facts about a change of link person, for each of those concerned."""

from __future__ import annotations

from sqlalchemy import select

from conversations.phrases import N_, SOMEONE
from records.links import Swap, swaps
from records.notices import Notice
from scheduler.link_people.carers import linked_to
from scheduler.link_people.facts import link_membership
from scheduler.link_people.swap_rows import could_look_after, offered_to, open_swap, wishes
from scheduler.talks.known import Known, fact
from scheduler.talks.people.circle import Pairs, called, names
from scheduler.talks.people.group import group_id_of
from scheduler.talks.spoken import Line, Name

WISH = "decide_link"  #: someone would like another link person; no reason was asked
_WISH_ASKS = N_("{who} would like another link person. Please do not ask why. Who could it be?")


@fact("may_change_link")
def may_change_link(known: Known) -> object:
    """Whether this person has a link person, and has not asked for another yet."""
    mine = link_membership(known)
    if mine is None:
        return False
    standing = open_swap(known.tx, known.person.id, mine.group_id)
    return standing is None or standing.leaving


@fact("wants_new_link")
def wants_new_link(known: Known) -> object:
    """Whether this person has asked for another link person, and staff still look for one."""
    mine = link_membership(known)
    standing = open_swap(known.tx, known.person.id, mine.group_id) if mine is not None else None
    return standing is not None and not standing.leaving


@fact("to_pass_on")
def to_pass_on(known: Known) -> object:
    """Whose link person this person is, in the group this is about."""
    rows = linked_to(known.tx, known.person.id, group_id_of(known))
    return names(known, (row.person_id for row in rows)) or (Line(SOMEONE, {}) if rows else "")


@fact("successor")
def successor(known: Known) -> object:
    """What the one who was picked to follow is called."""
    said = str(known.answers.get("successor", ""))
    return known.name_of(int(said)) if said.isdecimal() else Name("")


def _offered(known: Known) -> list[Swap]:
    found: list[Swap] = known.row("offered", lambda: offered_to(known.tx, known.person.id))
    return found


@fact("leaves")
def leaves(known: Known) -> object:
    """Who leaves, if that is why this person is asked."""
    return next((called(known, swap.old_id) for swap in _offered(known) if swap.leaving), Name(""))


@fact("to_look_after")
def to_look_after(known: Known) -> object:
    """Whom this person is asked to look after: their names, and nothing else of theirs."""
    for swap in _offered(known):
        known.allow("see", "name", swap.group_id, swap.person_id)
    found = names(known, (swap.person_id for swap in _offered(known)))
    return found or (Line(SOMEONE, {}) if _offered(known) else "")


def _agreed(known: Known) -> Swap | None:
    mine = (swaps.c.person_id == known.person.id, swaps.c.state == "agreed")
    found = select(swaps).where(*mine).order_by(swaps.c.id)
    return known.tx.first(Swap, found)


@fact("old_link")
def old_link(known: Known) -> object:
    """The link person of this person, who leaves."""
    swap = _agreed(known)
    return called(known, swap.old_id) if swap is not None and swap.old_id is not None else Name("")


@fact("next_link")
def next_link(known: Known) -> object:
    """Who could look after this person from now on; afterwards, who does."""
    swap = _agreed(known)
    return called(known, swap.new_id) if swap is not None else Name("")


def picks(known: Known, swap: Swap) -> Pairs:
    """Who could look after someone, to choose from."""
    able = could_look_after(known.tx, swap, known.now)
    return tuple((str(p.id), name) for p in able if (name := known.name_of(p.id)))


def wish(known: Known, row: Notice) -> Swap | None:
    """The change of link person that a decision is about, while someone is looked for."""
    mine = wishes(known.tx, known.person.id, known.now)
    return next((swap for swap in mine if swap.person_id == row.about_id), None)


def wish_words(known: Known, row: Notice) -> Line:
    """What a facilitator is asked about it."""
    return Line(_WISH_ASKS, {"who": called(known, row.about_id)})


def wish_options(known: Known, row: Notice) -> Pairs:
    """Who could be picked; nobody once another facilitator was quicker."""
    swap = wish(known, row)
    return picks(known, swap) if swap is not None else ()
