"""Which meetings someone is asked about when they ask of their own: the next ones, those of a day.

Only meetings that this person may see, and of those they take part in, only what they were asked
to.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select

from records.access import may
from records.meetings import Meeting, comings, meetings
from records.people import Role
from records.roles import As
from scheduler.talks.known import Known
from scheduler.talks.running import ends

#: so many groups, or meetings of one day, are named at once
MOST = 3
#: no meeting is longer
_LONGEST = timedelta(days=1)
_PLANNED = ("planned", "held")
_MINE = (comings.c.meeting_id == meetings.c.id) & (comings.c.person_id == bindparam("person"))
_SINCE = (
    select(meetings, comings.c.id.label("asked"), comings.c.answer.label("answer"))
    .outerjoin(comings, _MINE)
    .where(
        meetings.c.group_id.in_(bindparam("groups", expanding=True)),
        meetings.c.starts_at > bindparam("since"),
    )
    .order_by(meetings.c.starts_at, meetings.c.id)
)


class Asked(Meeting):
    """A meeting as one of its people sees it."""

    asked: int | None  #: the id of that they were asked; None for who was not
    answer: str | None


def to_come(known: Known) -> list[Asked]:
    """This person's meetings that are not over, the soonest first; those that are off too.

    Each with what they have said about coming, as `answer`, and whether they were `asked`.
    """
    return known.row("to_come", lambda: _find(known))


def _find(known: Known) -> list[Asked]:
    roles: dict[int, set[str]] = {}
    for place in known.memberships():
        roles.setdefault(place.group_id, set()).add(place.role)
    seen = [group for group, mine in roles.items() if may(map(As, mine), "see", "meeting")]
    which = {"person": known.person.id, "groups": seen, "since": known.now - _LONGEST}
    found = known.tx.every(Asked, _SINCE, which)
    return [
        row
        for row in found
        if ends(row) > known.now
        and (row.asked is not None or Role.CO_PRODUCER not in roles[row.group_id])
    ]


def can_answer(known: Known) -> list[Asked]:
    """Those of them that this person can still say yes or no to."""
    rows = to_come(known)
    return [row for row in rows if row.asked is not None and row.state == "planned"]


def today(known: Known) -> list[Asked]:
    """Those that they were asked to, or work at, and that are on today or go on now."""
    here = days(known)["today"]
    planned = (row for row in to_come(known) if row.state == "planned")
    return [row for row in planned if here(local_day(known, row.starts_at))]


def next_of_each(known: Known) -> list[Asked]:
    """The next of each group; with it what goes on now, and what is off and was to be sooner."""
    found: dict[int, list[Asked]] = {}
    for row in to_come(known):
        here = found.setdefault(row.group_id, [])
        if any(is_on(one) and not goes_on(one, known.now) for one in here):
            continue
        if is_on(row) or not any(not is_on(one) for one in here):  # one that is off is enough
            here.append(row)
    return [row for here in list(found.values())[:MOST] for row in here]


def local_day(known: Known, moment: datetime) -> date:
    """The day of a moment where this person lives."""
    return moment.astimezone(ZoneInfo(known.person.zone)).date()


def days(known: Known) -> dict[str, Callable[[date], bool]]:
    """Which days are meant by each word. What began yesterday and goes on now is of today."""
    now = local_day(known, known.now)
    sunday = now + timedelta(days=6 - now.weekday())
    return {
        "today": lambda day: day <= now,
        "tomorrow": lambda day: day == now + timedelta(days=1),
        "week": lambda day: day <= sunday,
    }


def is_on(row: Asked) -> bool:
    """Whether it was not called off."""
    return row.state in _PLANNED


def goes_on(row: Asked, now: datetime) -> bool:
    """Whether one that is not over has begun."""
    return bool(row.starts_at <= now)
