"""Live choices as (key, label) pairs, and lists in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, select

from conversations.phrases import N_
from conversations.registry import ALL, titled
from locales.catalogue import languages
from records.database import Tx
from records.groups import groups
from records.meetings import COMES, comings, meetings
from records.notices import notices
from records.people import RUNS, Role, Row, Way, memberships
from scheduler import house
from scheduler.evaluation.results import results_lines
from scheduler.meetings.gatherings import evaluation_row, opened_answers, running_meeting
from scheduler.meetings.running import AROUND
from scheduler.post.mail.letterhead import letterhead
from scheduler.talks.contact_rows import ONLY, roles_of
from scheduler.talks.known import Known, fact
from scheduler.talks.names import planned
from scheduler.talks.persons import STAFF, ids_with_role, where_it_fits
from scheduler.talks.spoken import Day, Line, Lines, Name, Names, Time

Pairs = tuple[tuple[str, object], ...]
#: for how long one can still say that one was at a meeting
OF_LATE = timedelta(days=14)
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
    if running_meeting(known) is None:
        out |= {name for name, one in ALL.items() if one.while_running}
    where, outside = known.memberships(), roles_of(known.tx, known.person.id) & _OUTSIDE
    found = _to_begin(known, where, outside=tuple(outside))
    return tuple(pair for pair in found if pair[0] not in out)


def _to_begin(
    known: Known, where: Iterable[Row], under: str = "", *, outside: tuple[str, ...] = ()
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
    ids = [m.group_id for m in where_it_fits(known, STAFF)]
    rows = known.tx.conn.execute(select(groups).where(groups.c.id.in_(ids)).order_by(groups.c.id))
    return tuple(
        (str(r.id), Name(known.tx.unseal(r.key_id, "group.card", r.card).get("title", "")))
        for r in rows
    )


@fact("all_my_groups")
def all_my_groups(known: Known) -> object:
    """Their names, as a list."""
    return Names(str(name) for _, name in _staffed(known))


@fact("many_groups")
def many_groups(known: Known) -> object:
    """Whether there is a choice of groups."""
    return len(_staffed(known)) > 1


def _meetings(known: Known, roles: Iterable[str]) -> list[tuple[str, Line]]:
    """Meetings to come in the groups where this person is one of these."""
    ids = [m.group_id for m in known.memberships() if m.role in set(roles)]
    to_come = (
        meetings.c.group_id.in_(ids),
        meetings.c.state == "planned",
        meetings.c.starts_at > known.now - AROUND,
    )
    return _named(known, meetings.c.starts_at.asc(), *to_come)


def _named(known: Known, order: Any, *which: ColumnElement[bool]) -> list[tuple[str, Line]]:
    """Each of these meetings with its day, time and name."""
    rows = known.tx.conn.execute(
        select(meetings, groups.c.key_id, groups.c.zone)
        .join(groups, groups.c.id == meetings.c.group_id)
        .where(*which)
        .order_by(order)
        .limit(_MOST)
    )
    found = []
    for row in rows:
        title = known.tx.unseal(row.key_id, "meeting.card", row.card).get("title", "")
        day, time = Day(row.starts_at, row.zone), Time(row.starts_at, row.zone)
        facts = {"day": day, "time": time, "meeting": Name(title)}
        found.append((str(row.id), Line(N_("{day}, {time}: {meeting}"), facts)))
    return found


@fact("my_meetings")
def my_meetings(known: Known) -> Pairs:
    """Meetings to come of any group this person is in."""
    return tuple(_meetings(known, set(Role)))


@fact("meetings_of_late")
def meetings_of_late(known: Known) -> Pairs:
    """Meetings of late that this person was asked to, and has not said they come, or came, to."""
    ids = [m.group_id for m in known.memberships() if m.role == Role.CO_PRODUCER]
    mine = select(comings.c.meeting_id).where(comings.c.person_id == known.person.id)
    of_late = (
        meetings.c.group_id.in_(ids),
        meetings.c.cancelled_at.is_(None),
        meetings.c.starts_at <= known.now,
        meetings.c.starts_at > known.now - OF_LATE,
        meetings.c.id.in_(mine),
        meetings.c.id.not_in(mine.where(comings.c.answer.in_(COMES))),
    )
    return tuple(_named(known, meetings.c.starts_at.desc(), *of_late))


@fact("was_at_one")
def was_at_one(known: Known) -> Pairs:
    """A way to say that they came to a meeting that they had not said yes to."""
    return (("over", N_("I was at one that is over")),) if meetings_of_late(known) else ()


@fact("coming_meetings")
def coming_meetings(known: Known) -> Pairs:
    """Meetings to come that this person runs."""
    return tuple(_meetings(known, RUNS))


@fact("meetings_over")
def meetings_over(known: Known) -> Pairs:
    """Meetings that this person runs and that are over, newest first."""
    ids = [m.group_id for m in known.memberships() if m.role in RUNS]
    over = (
        meetings.c.group_id.in_(ids),
        meetings.c.cancelled_at.is_(None),
        meetings.c.starts_at < known.now,
    )
    return tuple(_named(known, meetings.c.starts_at.desc(), *over))


@fact("meetings_list")
def meetings_list(known: Known) -> object:
    """Meetings to come, in words."""
    return Lines(line for _, line in _meetings(known, set(Role)))


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


def still_to_tell(tx: Tx, meeting_id: int | None, link_id: int | None = None) -> list[int]:
    """Who has not heard the newest of a meeting; of all, or of those this link person looks after.

    Who had said no was not going to set out, and is not rung. Nor is anyone about a change who was
    only asked to come after it.
    """
    which = [] if link_id is None else [memberships.c.link_id == link_id]
    concerned = (
        select(notices.c.id)
        .where(
            notices.c.meeting_id == comings.c.meeting_id,
            notices.c.person_id == comings.c.person_id,
            notices.c.name == "changed",
            notices.c.state != "withdrawn",
        )
        .exists()
    )
    return list(
        tx.conn.scalars(
            select(comings.c.person_id)
            .join(meetings, meetings.c.id == comings.c.meeting_id)
            .join(
                memberships,
                (memberships.c.person_id == comings.c.person_id)
                & (memberships.c.group_id == meetings.c.group_id)
                & (memberships.c.role == Role.CO_PRODUCER),
            )
            .where(
                comings.c.meeting_id == meeting_id,
                comings.c.confirmed_at.is_(None),
                comings.c.told_at.is_(None),
                (comings.c.answer.is_(None)) | (comings.c.answer != "no"),
                meetings.c.cancelled_at.is_not(None) | concerned,
                *which,
            )
            .order_by(comings.c.id)
        )
    )


@fact("plan_list")
def plan_list(known: Known) -> object:
    """Every message that is planned for this person, with its day and time."""
    return Lines(_planned(known))


@fact("first_note")
def first_note(known: Known) -> object:
    """The next planned message."""
    return Lines(_planned(known)[:1])


def _planned(known: Known) -> list[Line]:
    rows = known.tx.conn.execute(
        select(notices)
        .where(
            notices.c.person_id == known.person.id,
            notices.c.state == "planned",
            (notices.c.kind == "begin") | notices.c.name.in_(house.named("planned")),
            notices.c.due_at > known.now - timedelta(days=1),
        )
        .order_by(notices.c.due_at)
        .limit(_MOST)
    )
    lines = []
    for row in rows:
        about = Known(known.tx, known.person, known.now, meeting_id=row.meeting_id)
        what = Line(planned(row.name), {"meeting": about.get("meeting")})
        facts = {"day": Day(row.due_at), "time": Time(row.due_at), "what": what}
        lines.append(Line(N_("{day}, {time}: {what}"), facts))
    return lines


@fact("help_list")
def help_list(known: Known) -> object:
    """Who to turn to."""
    return house.help_for(known.tx, known.person.id, known.now)


@fact("results")
def results(known: Known) -> object:
    """What was answered, counted, with comments in random order."""
    row = evaluation_row(known)
    return results_lines(row.form, opened_answers(known)) if row is not None else ""
