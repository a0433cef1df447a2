"""Facts about fares to be paid back: by when, and, for staff, whose."""

from __future__ import annotations

from sqlalchemy import select

from conversations.phrases import N_
from records.access import may
from records.claims import Claim, claims
from records.roles import As, roles_towards
from scheduler.talks.known import Known, fact
from scheduler.talks.lists import Pairs
from scheduler.talks.meeting import card_field, chosen
from scheduler.talks.moments import Day
from scheduler.talks.people.circle import called
from scheduler.talks.spoken import Line

#: claims that fit an old phone's screen
_MOST = 8


@fact("pay_by")
def pay_by(known: Known) -> object:
    """By which day this person's fare for the meeting is to be paid; empty if none waits."""
    who = known.about_id or known.person.id
    mine = (claims.c.meeting_id == chosen(known), claims.c.person_id == who)
    waiting = select(claims).where(*mine, claims.c.state == "open").order_by(claims.c.id)
    row = known.tx.first(Claim, waiting)
    return Day(row.pay_by) if row is not None and _may_see(known, row) else ""


def _may_see(known: Known, row: Claim, verb: str = "see") -> bool:
    me, group, whose = known.person.id, row.group_id, row.person_id
    roles: frozenset[As] = roles_towards(known.tx.conn, me, group, whose, known.now)
    return may(roles, verb, "claim")


@fact("fares")
def fares(known: Known) -> Pairs:
    """The fares that this person can see paid, the most urgent first."""
    mine = [m.group_id for m in known.memberships()]
    rows = known.tx.every(
        Claim,
        select(claims)
        .where(claims.c.group_id.in_(mine), claims.c.state == "open")
        .order_by(claims.c.pay_by, claims.c.id),
    )
    seen = [row for row in rows if _may_see(known, row, "pay")][:_MOST]
    return tuple((str(row.id), _words(known, row)) for row in seen)


def _words(known: Known, row: Claim) -> Line:
    about = Known(known.tx, known.person, known.now, meeting_id=row.meeting_id)
    facts = {
        "who": called(known, row.person_id),
        "meeting": card_field(about, "title"),
        "day": Day(row.pay_by),
    }
    return Line(N_("{who}, for “{meeting}”, by {day}"), facts)
