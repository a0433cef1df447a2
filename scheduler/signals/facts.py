"""Facts about a signal, for those who may see it."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from conversations.phrases import N_
from records.notices import notices
from records.people import RUNS, Role
from records.tasks import tasks
from scheduler.link_people.facts import elsewhere, link_ids, own_link_id
from scheduler.talks.about import signal_row
from scheduler.talks.cards import card_of
from scheduler.talks.known import Known, fact
from scheduler.talks.people.circle import (
    Pairs,
    asker_of,
    but_not,
    in_the_room,
    named_instead,
    names,
    to_choose,
    with_roles,
)
from scheduler.talks.people.group import facilitator_ids, group_id_of, ids_with_role
from scheduler.talks.running import may_raise
from scheduler.talks.spoken import Line, Name
from scheduler.tasks.breaks import holders

#: what is asked for with no meeting on, and the word that takes it back
CALL, TAKEN_BACK = "needs_you", "did_not_mean_to"
#: what asks staff to come to whoever called
ASKING = ("answer_a_signal", "signal_again", "ring_the_desk")


def group_to_call_in(known: Known) -> int | None:
    """The group in which they call for one with no meeting on; None if they may in none."""
    groups = [int(m.group_id) for m in known.memberships() if may_raise(m.role)]
    first = group_id_of(known)
    return first if first in groups else next(iter(groups), None)


@fact("asked_before")
def asked_before(known: Known) -> object:
    """Whether what they had called for before, with no meeting on, is still to be seen to."""
    mine = (tasks.c.person_id == known.person.id, tasks.c.kind == CALL)
    open_now = select(tasks.c.id).where(*mine, tasks.c.state == "open")
    return known.tx.conn.scalar(open_now.limit(1)) is not None


@fact("by")
def by(known: Known) -> object:
    """Who has seen it."""
    row = signal_row(known)
    return known.name_of(row.answered_by) if row is not None else Name("")


def _in_the_plan(field: str) -> Callable[[Known], object]:
    """One part of the asker's plan, in their own words, as far as they chose to share it."""

    def lookup(known: Known) -> object:
        row = signal_row(known)
        if row is None or row.person_id is None:
            return Name("")
        known.allow("see", "helps", row.group_id, row.person_id)
        return Name(card_of(known.tx, known.person_row(row.person_id)).get(field, ""))

    return lookup


fact("helps")(_in_the_plan("helps_break"))
fact("helps_not")(_in_the_plan("plan_not"))
fact("shows")(_in_the_plan("plan_signs"))
fact("may_ring")(_in_the_plan("plan_call"))


@fact("ago_minutes")
def ago_minutes(known: Known) -> object:
    """How many whole minutes ago it was raised."""
    row = signal_row(known)
    return int((known.now - row.raised_at).total_seconds() // 60) if row is not None else 0


def asked_at_once(asker: Known) -> list[int]:
    """Those in the room; where the asker left them all out, the first in their circle."""
    return in_the_room(asker) or circle(asker)[:1]


def circle(asker: Known) -> list[int]:
    """Who is asked next, as the asker agreed: whom they named, the link person, then others."""
    agreed = asker.card().get("circle", "only_link")
    links = _next_to_ask(asker) if agreed != "no_one" else []
    others = ids_with_role(asker, Role.LINK_PERSON) if links and agreed == "yes" else []
    return but_not(asker, (*named_instead(asker), *links, *others))


def _next_to_ask(asker: Known) -> list[int]:
    """Who covers for the link person, or they; facilitators have heard of it in the room."""
    if asker.get("peers_only"):
        return elsewhere(asker)
    room, own = facilitator_ids(asker), own_link_id(asker)
    return [i for i in link_ids(asker) if i not in room or i == own] or [
        i for i in (own,) if i is not None
    ]


def asked_first(known: Known) -> list[int]:
    """Who is told of a signal at once, in the room."""
    asker = asker_of(known)
    return in_the_room(asker) if asker is not None else []


def asked_at(known: Known, step: int) -> list[int]:
    """Who is asked for the first time at this step; 0 is when the signal is raised."""
    asker = asker_of(known)
    if asker is None:
        return []
    if step == 0:
        return asked_at_once(asker)
    at = step - 1 if in_the_room(asker) else step
    return circle(asker)[at : at + 1]


def told_at_once(known: Known) -> list[int]:
    """Who was told of the signal when it was raised."""
    return asked_at(known, 0)


@fact("colleagues")
def colleagues(known: Known) -> Pairs:
    """Whom a member of staff can have a word with, after a signal, to choose from."""
    words = N_("I want a word with {who}")
    return tuple((key, Line(words, {"who": name})) for key, name in colleagues_of(known))


def colleagues_of(known: Known) -> Pairs:
    """At most three of the staff of a signal's group; no one whom its asker left out."""
    asker = asker_of(known)
    if asker is None:
        return ()
    wanted = with_roles(asker, Role.SAFEGUARDING, Role.LINK_PERSON, *RUNS)
    return to_choose(known, wanted)[:3]


@fact("next_in_circle")
def next_in_circle(known: Known) -> object:
    """Who is being asked at this step."""
    row = signal_row(known)
    step = row.step if row is not None else 0
    return next((known.name_of(i) for i in asked_at(known, step)), Name(""))


@fact("room_left_out")
def room_left_out(known: Known) -> object:
    """Whether the asker has left out everyone who runs the meeting."""
    return signal_row(known) is not None and not asked_first(known)


@fact("left_minutes")
def left_minutes(known: Known) -> object:
    """In how many minutes the bot writes again; 0 if it won't."""
    row = signal_row(known)
    if row is None or row.next_at is None:
        return 0
    return max(1, round((row.next_at - known.now).total_seconds() / 60))


@fact("break_holders")
def break_holders(known: Known) -> object:
    """Who is to talk with whoever called for a break that nobody answered."""
    return holders(known, tasks.c.signal_id == known.signal_id) if known.signal_id else ""


@fact("opened_by")
def opened_by(known: Known) -> object:
    """Who has opened what was sent of a break, whatever came of it."""
    if known.signal_id is None:
        return ""
    found = select(notices.c.person_id).where(
        notices.c.signal_id == known.signal_id,
        notices.c.name.in_(ASKING),
        notices.c.state.in_(("opened", "confirmed")),
    )
    return names(known, dict.fromkeys(known.tx.conn.scalars(found.order_by(notices.c.id))))
