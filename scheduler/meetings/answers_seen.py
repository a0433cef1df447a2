"""What people answered, or want said, for those to whom the question said it would be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from conversations.phrases import N_
from records.access import may
from records.meetings import COMES, comings
from records.notices import Notice, notices
from records.people import Role, memberships
from records.roles import As, roles_in, roles_towards
from records.sealing import KeyGone
from scheduler import house
from scheduler.meetings.card_facts import ANSWERED, Answered
from scheduler.meetings.needs_seen import what_helps
from scheduler.talks.about import meeting_row
from scheduler.talks.cards import card_of, left_out_on
from scheduler.talks.digest.digest_facts import beside
from scheduler.talks.known import Known, fact
from scheduler.talks.meeting import card_field, chosen, day, time
from scheduler.talks.people.group import group_id_of
from scheduler.talks.people.persons import NAMELESS
from scheduler.talks.spoken import Line, Lines, Name

#: What staff read to prepare: one number. Neither how many said no, nor what would give it (CH:82)
_COUNTED = N_("Coming: {number}")
_BRINGING = N_("Bringing someone along: {number}")
_PART = {
    "first": N_("Only for the first half: {number}"),
    "last": N_("Only for the second half: {number}"),
}
_SIGN = N_("• {person} has a sign for a break: “{sign}”")
#: shown only to those who were chosen for it, before a meeting (STK:123)
_WATCH = N_("• {person}: it is getting hard if you see this: “{signs}”")
#: what their own link person sees: a yes, and what may need them; a no looks like no answer
_COMING = {
    "yes": N_("• {person}: coming"),
    "part": N_("• {person}: coming for a part"),
    "unwell": N_("• {person}: unwell, place kept"),
    "other_way": N_("• {person}: takes part in another way"),
}
_FEELS = {
    "unsure": N_("• {person} is not sure how they feel about it"),
    "worried": N_("• {person} is worried about it"),
}


@fact("staff_there")
def staff_there(known: Known) -> object:
    """Whether this person works at the meeting, and is not asked whether they come."""
    group_id = group_id_of(known)
    if chosen(known) is None or group_id is None:
        return False
    roles = roles_in(known.tx.conn, known.person.id, group_id)
    return bool(roles) and As.CO_PRODUCER not in roles


@fact("coming_list")
def coming_list(known: Known) -> object:
    """How many come, to facilitators; to who looks after someone, that they do or are unwell."""
    group_id = group_id_of(known)
    if chosen(known) is None or group_id is None:
        return ""
    rows = [row for row in _answers(known, group_id) if row.person_id != known.person.id]
    lines: list[Line] = []
    if may(roles_in(known.tx.conn, known.person.id, group_id), "see", "coming"):
        lines += _numbers(known, rows)
        lines += [line for row in rows for line in _sign_of(known, row)]
    lines += [line for row in rows for line in _to_watch_for(known, row)]
    return Lines([*lines, *theirs_of(known)])


def numbers_of(known: Known) -> list[Line]:
    """How many come, and nothing of the others; to whoever may see it."""
    rows = _seen_by_reader(known)
    return _numbers(known, rows) if rows else []


def how_many_come(known: Known, meeting_id: int) -> Iterator[Line]:
    """The same for a digest, of a meeting that someone has answered about and that is to come."""
    about = Known(known.tx, known.person, known.now, meeting_id=meeting_id)
    if meeting_row(about).state != "planned":
        return
    facts = {"meeting": card_field(about, "title"), "day": day(about), "time": time(about)}
    yield Line(N_("“{meeting}”, {day}, {time}:"), facts)
    yield from (Line(N_("• {line}"), {"line": line}) for line in numbers_of(about))


def theirs_of(known: Known) -> list[Line]:
    """What each whom this person looks after has said of it."""
    group_id = group_id_of(known)
    rows = _answers(known, group_id) if group_id is not None else []
    return [line for row in rows for line in _to_their_link(known, group_id or 0, row)]


def _to_their_link(known: Known, group_id: int, row: Answered) -> Iterator[Line]:
    if row.person_id == known.person.id:
        return
    towards = (known.person.id, group_id, row.person_id, known.now)
    if {As.OWN_LINK, As.COVER} & roles_towards(known.tx.conn, *towards):
        yield from _of_mine(known, row)


def signs_of(known: Known) -> list[Line]:
    """The signs for a break that people use in the room; to whoever may see who comes."""
    return [line for row in _seen_by_reader(known) for line in _sign_of(known, row)]


def _seen_by_reader(known: Known) -> list[Answered]:
    group_id = group_id_of(known)
    if group_id is None:
        return []
    allowed = may(roles_in(known.tx.conn, known.person.id, group_id), "see", "coming")
    return _answers(known, group_id) if allowed else []


def _answers(known: Known, group_id: int) -> list[Answered]:
    """What each co-producer who was asked has said."""
    found = ANSWERED.join(memberships, memberships.c.person_id == comings.c.person_id).where(
        comings.c.meeting_id == known.meeting_id,
        memberships.c.group_id == group_id,
        memberships.c.role == Role.CO_PRODUCER,
    )
    return known.tx.every(Answered, found.order_by(comings.c.id))


def _needs(known: Known, row: Answered) -> Mapping[str, Any]:
    found: Mapping[str, Any] = known.tx.unseal(row.key_id, "coming.needs", row.needs)
    return found


def _person(known: Known, row: Answered) -> object:
    card = card_of(known.tx, known.person_row(row.person_id))
    return Name(card.get("called", "")) or NAMELESS


def _numbers(known: Known, rows: list[Answered]) -> list[Line]:
    come = [row for row in rows if row.answer in COMES]
    needs = [_needs(known, row) for row in come]
    part = Counter(
        need.get("part") for row, need in zip(come, needs, strict=True) if row.answer == "part"
    )
    bringing = sum(need.get("bring") == "yes" for need in needs)
    some = [*((words, part[key]) for key, words in _PART.items()), (_BRINGING, bringing)]
    return [
        Line(_COUNTED, {"number": len(come)}),
        *(Line(words, {"number": number}) for words, number in some if number),
        *what_helps(known, come, needs),
    ]


def _sign_of(known: Known, row: Answered) -> Iterator[Line]:
    """The sign someone uses, whatever they said of coming: a gap here would tell."""
    sign = card_of(known.tx, known.person_row(row.person_id)).get("sign", "")
    if sign:
        yield Line(_SIGN, {"person": _person(known, row), "sign": Name(sign)})


def _to_watch_for(known: Known, row: Answered) -> Iterator[Line]:
    """How it shows that it is getting hard, if this reader was chosen to know that before."""
    card, reader = card_of(known.tx, known.person_row(row.person_id)), known.person.id
    signs = card.get("plan_signs", "")
    if signs and str(reader) in card.get("signs_to", ()) and reader not in left_out_on(card):
        yield Line(_WATCH, {"person": _person(known, row), "signs": Name(signs)})


def _of_mine(known: Known, row: Answered) -> Iterator[Line]:
    person = {"person": _person(known, row)}
    if row.answer in _COMING:
        yield Line(_COMING[row.answer], person)
    feeling = _needs(known, row).get("feeling")
    if feeling in _FEELS:
        yield Line(_FEELS[feeling], person)


@fact("runs_it")
def runs_it(known: Known) -> object:
    """Whether this person runs the meeting: as long as nobody else is named, whoever made it."""
    return chosen(known) is not None and meeting_row(known).made_by == known.person.id


@fact("say_for_others")
def say_for_others(known: Known) -> object:
    """What people asked this person to have said at the meeting, in their words."""
    return Lines(_thoughts(known))


def _thoughts(known: Known) -> Iterator[Line]:
    rows = known.tx.every(
        Notice,
        select(notices)
        .where(
            notices.c.meeting_id == chosen(known),
            notices.c.person_id == known.person.id,
            house.is_named(notices.c.name, "to_say_there"),
            notices.c.state != "withdrawn",
        )
        .order_by(notices.c.id),
    )
    for row in rows:
        try:
            yield Line(
                N_("• “{words}”"), {"words": beside(known, row)[house.kind(row.name).quotes]}
            )
        except KeyGone:  # they have been forgotten since
            continue


@fact("who_comes")
def who_comes(known: Known) -> object:
    """How many come, and the signs people use; to those who may see it."""
    numbers = numbers_of(known)
    if chosen(known) is None or not numbers:
        return ""
    rows = _seen_by_reader(known)
    watch = [line for row in rows for line in _to_watch_for(known, row)]
    return Lines([*numbers, *signs_of(known), *watch])
