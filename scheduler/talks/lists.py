"""Live choices as (key, label) pairs, and lists in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import select

from conversations.phrases import N_
from conversations.registry import ALL, titled
from locales.catalogue import languages
from records.groups import Group
from records.notices import Notice, notices
from records.people import RUNS, Role, Way
from scheduler import house
from scheduler.post.mail.letterhead import letterhead
from scheduler.post.reach import way_for
from scheduler.talks.known import Known, Place, fact
from scheduler.talks.moments import Day, Time
from scheduler.talks.people.contact_rows import ONLY, roles_of
from scheduler.talks.people.group import ids_with_role, where_it_fits
from scheduler.talks.people.persons import STAFF
from scheduler.talks.spoken import Line, Lines, Name, Names
from scheduler.talks.words.names import planned

Pairs = tuple[tuple[str, object], ...]
_OUTSIDE = {Role.CONTACT.value, ONLY}
_MOST = 8  #: choices that fit an old phone's screen


@fact("languages")
def language_choices(_known: Known) -> Pairs:
    """Each language, by its own name."""
    return tuple((language.code, language.name) for language in languages())


@fact("menu")
def menu(known: Known) -> Pairs:
    """What this person can begin, by what they are."""
    out = {"help_now"}  # it stands under every question already
    if not known.get("meeting_is_on"):
        out |= {name for name, one in ALL.items() if one.while_running}
    where, outside = known.memberships(), roles_of(known.tx, known.person.id) & _OUTSIDE
    found = _to_begin(known, where, outside=tuple(outside))
    return tuple(pair for pair in found if pair[0] not in out)


def _to_begin(
    known: Known, where: Iterable[Place], under: str = "", *, outside: tuple[str, ...] = ()
) -> Pairs:
    roles = [*((m.peers_only, m.role) for m in where), *((True, role) for role in outside)]
    staffed, peers = ([r for p, r in roles if p is among] for among in (False, True))
    return tuple((c.name, Line(c.title, {})) for c in titled(staffed, under, among_peers=peers))


@fact("more_here")
def more_here(known: Known) -> Pairs:
    """What this person can begin from the talk they are in, in the group that they chose there."""
    chosen = known.answers.get("group")
    mine = (m for m in known.memberships() if chosen in (None, str(m.group_id)))
    return _to_begin(known, mine, known.conversation())


@fact("ways_open")
def ways_open(known: Known) -> Pairs:
    """How a notice can go to this person: staff have their lists to tap, so here."""
    ways = [(Way.HERE, N_("Here, in this chat"))]
    if known.get("is_co_producer"):
        ways += [(Way.EMAIL, N_("By e-mail"))] if letterhead() is not None else []
        ways.append((Way.CALL, N_("By a call from staff")))
    return tuple((way.value, Line(words, {})) for way, words in ways)


@fact("my_groups")
def my_groups(known: Known) -> Pairs:
    """The groups in which this person may do this."""
    return _staffed(known)


def _staffed(known: Known) -> Pairs:
    ids = sorted({m.group_id for m in where_it_fits(known, STAFF)})
    theirs = (known.tx.get(Group, group_id) for group_id in ids)
    return tuple(
        (str(r.id), Name(known.tx.unseal(r.key_id, "group.card", r.card).get("title", "")))
        for r in theirs
    )


@fact("all_my_groups")
def all_my_groups(known: Known) -> object:
    """Their names, as a list."""
    return Names(str(name) for _, name in _staffed(known))


@fact("many_groups")
def many_groups(known: Known) -> object:
    """Whether there is a choice of groups."""
    return len({m.group_id for m in where_it_fits(known, STAFF)}) > 1


def _people(known: Known, role: Role) -> Pairs:
    named = [(str(i), known.name_of(i)) for i in ids_with_role(known, role)]
    return tuple((key, name) for key, name in named if name)


def _staff(known: Known) -> Pairs:
    roles = (*RUNS, Role.LINK_PERSON)
    return tuple(dict(one for role in roles for one in _people(known, role)).items())


@fact("staff")
def staff(known: Known) -> Pairs:
    """Facilitators and link persons of the group, who could stand at the door."""
    return _staff(known)


@fact("other_staff")
def other_staff(known: Known) -> Pairs:
    """The staff of the group but for this person: who could hold the phone instead."""
    return tuple((key, name) for key, name in _staff(known) if key != str(known.person.id))


@fact("many_staff")
def many_staff(known: Known) -> object:
    """Whether there is a choice of who holds the phone."""
    return len(_staff(known)) > 1


@fact("link_people")
def link_people(known: Known) -> Pairs:
    """The link persons of the group."""
    return _people(known, Role.LINK_PERSON)


@fact("plan_list")
def plan_list(known: Known) -> object:
    """Every message that is planned for this person, with its day and time."""
    return Lines(_planned(known))


@fact("first_note")
def first_note(known: Known) -> object:
    """The next planned message."""
    return Lines(_planned(known)[:1])


#: by which way each note comes (CH:65)
_HERE = N_("{day}, {time}: {what}")
_PLANNED = {
    Way.EMAIL.value: N_("{day}, {time}, by e-mail: {what}"),
    Way.CALL.value: N_("{day}, {time}, by a call from staff: {what}"),
}


@fact("comes_here")
def comes_here(known: Known) -> object:
    """Whether all that is planned for this person comes in this chat."""
    return known.person.ways == Way.HERE


def _planned(known: Known) -> list[Line]:
    rows = known.tx.every(
        Notice,
        select(notices)
        .where(
            notices.c.person_id == known.person.id,
            notices.c.state == "planned",
            notices.c.act == "send",  # not that what has come is covered again
            (notices.c.kind == "begin")
            | (notices.c.name.in_(house.named("planned")) & (notices.c.kind != "turn")),
            notices.c.due_at > known.now - timedelta(days=1),
        )
        .order_by(notices.c.due_at)
        .limit(_MOST),
    )
    lines = []
    for row in rows:
        is_for = house.kind(row.name).is_for
        if is_for is not None and not is_for(known.tx, row):
            continue
        about = Known(known.tx, known.person, known.now, meeting_id=row.meeting_id)
        what = Line(planned(row.name), {"meeting": about.get("meeting")})
        facts = {"day": Day(row.due_at), "time": Time(row.due_at), "what": what}
        words = _PLANNED.get(way_for(known.tx, row, known.person) or "", _HERE)
        lines.append(Line(words, facts))
    return lines
