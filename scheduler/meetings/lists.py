"""Meetings to choose from, and who of one is still to be told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select

from conversations.meetings.changed_mind import MAY_MEAN
from conversations.phrases import N_
from records.database import Tx
from records.meetings import COMES, comings, meetings
from records.notices import notices
from records.people import RUNS, Role, memberships
from scheduler.decisions import Pairs
from scheduler.talks.about import GROUP_MEETINGS, GroupMeeting
from scheduler.talks.known import Known, fact
from scheduler.talks.moments import Day, Time
from scheduler.talks.running import AROUND
from scheduler.talks.spoken import Line, Lines, Name

#: for how long one can still say that one was at a meeting
OF_LATE = timedelta(days=14)
_MOST = 8  #: choices that fit an old phone's screen
#: what someone has said of coming, beside the meeting in their own list
_I_SAID = {
    "yes": N_("you said yes"),
    "no": N_("you said no: I show that to you alone"),
    "unsure": N_("you are not sure yet"),
    "unwell": N_("you said that you are unwell"),
    "part": N_("you come for a part"),
    "other_way": N_("you take part in another way"),
    None: N_("not answered yet"),
}


class _Mine(NamedTuple):
    meeting_id: int
    answer: str | None


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
    these = GROUP_MEETINGS.where(*which).order_by(order).limit(_MOST)
    found = []
    for row in known.tx.every(GroupMeeting, these):
        title = known.tx.unseal(row.group_key_id, "meeting.card", row.card).get("title", "")
        day, time = Day(row.starts_at, row.group_zone), Time(row.starts_at, row.group_zone)
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


@fact("may_be_meant")
def may_be_meant(known: Known) -> Pairs:
    """The meetings that words about coming may mean, where it is to be asked which."""
    may_mean = known.answers.get(MAY_MEAN, ())
    return tuple(one for one in _meetings(known, set(Role)) if one[0] in may_mean)


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
    """Meetings to come, in words; each with what this person has said of it, for them alone."""
    mine = comings.c.person_id == known.person.id
    rows = known.tx.every(_Mine, select(comings.c.meeting_id, comings.c.answer).where(mine))
    said = {str(row.meeting_id): Line(_I_SAID[row.answer], {}) for row in rows}
    return Lines(
        Line(N_("{line} ({said})"), {"line": line, "said": said[key]}) if key in said else line
        for key, line in _meetings(known, set(Role))
    )


def still_to_tell(tx: Tx, meeting_id: int | None, link_id: int | None = None) -> list[int]:
    """Who has not heard the newest of a meeting; of all, or of those this link person looks after.

    Who said no is among them: one name less than were asked would tell (CH:82). They hear without
    a buzz, and who taps “I know” is not rung. Nor is anyone about a change who was only asked to
    come after it.
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
                meetings.c.cancelled_at.is_not(None) | concerned,
                *which,
            )
            .order_by(comings.c.id)
        )
    )
