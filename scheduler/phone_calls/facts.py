"""Whom this person is to ring, what about, and what is safe: only while they are to ring them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import select

from conversations.phrases import N_
from conversations.registry import ALL
from records.access import may
from records.calls import Call, calls
from records.database import Tx
from records.people import Person
from records.roles import As, roles_towards
from scheduler import house
from scheduler.kinds import Family
from scheduler.phone_calls.callers import callers
from scheduler.phone_calls.queue import MANY_TRIES, due_calls, in_one_call
from scheduler.post import reach
from scheduler.talks.cards import card_of
from scheduler.talks.known import Known, fact
from scheduler.talks.lists import Pairs
from scheduler.talks.meeting import READS_IT
from scheduler.talks.moments import Day, Time
from scheduler.talks.people.persons import in_a_list
from scheduler.talks.spoken import Line, Lines, Name
from scheduler.talks.words.names import named

_ELSE = N_("Tell them too: {what}.")


def can_be_rung(tx: Tx, person_id: int, group_id: int, now: datetime) -> bool:
    """Whether there is a number, it is safe to ring it, and there is someone to do so."""
    person = tx.get(Person, person_id)
    known = bool(card_of(tx, person).get("phone")) and reach.safe_to_ring(tx, person)
    return known and bool(callers(tx, person_id, group_id, now))


def calls_now(known: Known) -> list[Call]:
    """All that is to be said to the person this is about, if this person is to say it."""
    found: list[Call] = known.row("calls_now", lambda: _calls_now(known))
    return found


def _calls_now(known: Known) -> list[Call]:
    if known.about_id is None:
        return []
    waiting = in_one_call(known.tx, known.about_id, known.now)
    return waiting if any(c.caller_id == known.person.id for c in waiting) else []


def _last_call(known: Known) -> Call | None:
    """The newest call to the person this is about, whatever has become of it."""
    mine = select(calls).where(calls.c.person_id == known.about_id, calls.c.tried_at.is_not(None))
    return known.tx.first(Call, mine.order_by(calls.c.tried_at.desc(), calls.c.id))


@fact("who_to_ring")
def who_to_ring(known: Known) -> object:
    """What the person to be rung is called; empty if there is no one."""
    return in_a_list(known, known.about_id) if known.about_id is not None else ""


def _to_ring(known: Known) -> dict[int, Call]:
    """Who is on the list, each with their most urgent call."""
    found: dict[int, Call] = {}
    for call in due_calls(known.tx, known.person.id, known.now):
        found.setdefault(call.person_id, call)
    return found


@fact("ring_list")
def ring_list(known: Known) -> object:
    """Everyone on the list, and what it is about, in words."""
    words = N_("• {who}: {what}")
    return Lines(
        Line(words, {"who": in_a_list(known, who), "what": named(call.name)})
        for who, call in _to_ring(known).items()
    )


@fact("more_to_ring")
def more_to_ring(known: Known) -> object:
    """Whether there is more than one to ring."""
    return len(_to_ring(known)) > 1


@fact("to_ring")
def to_ring(known: Known) -> Pairs:
    """Everyone on the list, to choose from."""
    return _pairs(known)


def _pairs(known: Known) -> Pairs:
    return tuple((str(i), in_a_list(known, i)) for i in _to_ring(known))


@fact("others_to_ring")
def others_to_ring(known: Known) -> Pairs:
    """Everyone on the list but for the one this is about."""
    return tuple(pair for pair in _pairs(known) if pair[0] != str(known.about_id))


@fact("ring_care")
def ring_care(known: Known) -> object:
    """The number, and what is safe, as the person has said; by default no message is left."""
    waiting = calls_now(known)
    if not waiting or known.about_id is None:
        return ""
    known.allow("ring", "person", waiting[0].group_id, known.about_id)
    return Lines(_care(card_of(known.tx, known.person_row(known.about_id))))


def _care(card: dict[str, Any]) -> Iterator[Line]:
    if card.get("phone"):
        yield Line(N_("The number is {number}."), {"number": Name(card["phone"])})
    else:
        yield Line(N_("I have no number. Please use the one you have."), {})
    if card.get("safe_ring") == "no":
        yield Line(N_("It is not safe to ring. Please find some other way."), {})
    elif card.get("safe_message") == "yes":
        yield Line(N_("You may leave a message. Do not say what it is about."), {})
    else:
        yield Line(N_("Please leave no message."), {})
    yield Line(N_("If someone else picks up, say only that you will ring again."), {})


@fact("ring_script")
def ring_script(known: Known) -> object:
    """What to say, in words to read out."""
    return Lines(line for call in _once(calls_now(known)) for line in _said(known, call))


def _once(waiting: list[Call]) -> Iterator[Call]:
    """A reminder says nothing that what to expect has not said."""
    names = {call.name for call in waiting}
    for call in waiting:
        if house.kind(call.name).call.unless not in names:
            yield call


def _said(known: Known, call: Call) -> Iterator[Line]:
    whose: dict[str, Any] = {"about_id": call.person_id, "extra": {READS_IT: call.person_id}}
    about = Known(known.tx, known.person, known.now, meeting_id=call.meeting_id, **whose)
    kind = house.kind(call.name)
    told = kind.call.says or kind.call.more
    if kind.call.family in (Family.ALONG, Family.NONE) and not told:
        facts = {"meeting": about.get("meeting")}
        what = Line(kind.planned, facts) if kind.planned else named(call.name)
        yield Line(_ELSE, {"what": what})
        return
    for words in kind.call.says:
        yield Line(words, about)
    if kind.call.more is not None:
        theirs = Known(known.tx, known.person_row(call.person_id), known.now)
        yield from kind.call.more(about, theirs)


@fact("tries")
def tries(known: Known) -> object:
    """How often this person has been rung about it in vain."""
    return max((call.tries for call in calls_now(known)), default=0)


@fact("many_tries")
def many_tries(known: Known) -> object:
    """Whether that is so often that the facilitators have heard of it."""
    return any(call.tries >= MANY_TRIES for call in _tried(known))


def _tried(known: Known) -> list[Call]:
    last = _last_call(known)
    return [last] if last is not None and last.state == "open" else []


@fact("again_day")
def again_day(known: Known) -> object:
    """The day on which this person is asked to ring again."""
    return next((Day(call.due_at) for call in _tried(known)), "")


@fact("again_time")
def again_time(known: Known) -> object:
    """The time at which this person is asked to ring again."""
    return next((Time(call.due_at) for call in _tried(known)), "")


@fact("may_leave")
def may_leave(known: Known) -> Pairs:
    """“I left a message”, where that is safe."""
    if known.about_id is None or not calls_now(known):
        return ()
    safe = card_of(known.tx, known.person_row(known.about_id)).get("safe_message") == "yes"
    return (("left_message", Line(N_("I left a message"), {})),) if safe else ()


@fact("may_play")
def may_play(known: Known) -> Pairs:
    """“Do it with Kit”, for their own link person, where there is something to do together."""
    playable = [call for call in calls_now(known) if call.name in ALL]
    if not playable or known.about_id is None or not looks_after(known, known.about_id):
        return ()
    return (("play", Line(N_("Do it with {who}"), {"who": in_a_list(known, known.about_id)})),)


def looks_after(known: Known, person_id: int) -> bool:
    """Whether this person looks after another, or covers, and may ask the questions for me."""
    groups = [m.group_id for m in known.memberships()]
    roles: set[As] = set()
    for group_id in groups:
        roles |= roles_towards(known.tx.conn, known.person.id, group_id, person_id, known.now)
    return may(roles, "play", "talk")


@fact("if_more")
def if_more(known: Known) -> Pairs:
    """Ways on for a list of several."""
    if len(_to_ring(known)) < 2:
        return ()
    return (
        ("other", Line(N_("Someone else first"), {})),
        ("several", Line(N_("I have told several"), {})),
    )


@fact("passed_to")
def passed_to(known: Known) -> object:
    """Who is to ring instead, once this person has said that they can't."""
    if known.about_id is None:
        return Name("")
    found = known.tx.conn.scalar(
        select(calls.c.caller_id)
        .where(
            calls.c.person_id == known.about_id,
            calls.c.state == "open",
            calls.c.due_at <= known.now,
        )
        .order_by(calls.c.id)
        .limit(1)
    )
    return known.name_of(found) if found not in (None, known.person.id) else Name("")
