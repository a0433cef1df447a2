"""What a digest says of turns at meetings of the next days: which are one's own, which are free.

Worked out when the digest is made, so that nothing is told of a turn that somebody has taken, nor
of a meeting that is off or moved away. Each is told once to each facilitator (CH:67, CH:68).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select

from records.meetings import Meeting, meetings
from records.notices import notices
from records.people import RUNS
from records.roles import As, roles_in
from scheduler.meetings.rota import TURNS, free, mine
from scheduler.post.times import local_day
from scheduler.talks.known import Known

#: so many days before a meeting, and later, people are told
SOON = timedelta(days=3)
#: that it is one's own, that nobody has it yet, and that somebody has given it back
_MINE = {f"turn_mine_{turn}": turn for turn in TURNS}
_OPEN = {f"turn_open_{turn}": turn for turn in TURNS}
_GIVEN_BACK = {f"turn_free_{turn}": turn for turn in TURNS}
#: the lines that are worked out when a digest is made
NAMES = (*_MINE, *_OPEN)
#: every line about a turn, told only as long as it is so
ABOUT_TURNS = (*NAMES, *_GIVEN_BACK)


def turns_to_tell(known: Known) -> list[tuple[str, int]]:
    """What this facilitator is to read of turns now, as (line, meeting). Raises NotAllowed."""
    return [
        (name, row.id)
        for row in _soon(known)
        for name in NAMES
        if is_so(known, name, row.id) and not _told(known, name, row.id)
    ]


def is_so(known: Known, name: str, meeting_id: int) -> bool:
    """Whether what a line says of a turn is still so, at a meeting that is to come."""
    row = known.tx.get(Meeting, meeting_id)
    if row.state != "planned" or row.starts_at <= known.now:
        return False
    if name in _MINE:
        roles = roles_in(known.tx.conn, known.person.id, row.group_id)
        theirs = mine(known.tx, meeting_id, known.person.id)
        return As.CO_PRODUCER not in roles and _MINE[name] in theirs  # else it is in the reminder
    return {**_OPEN, **_GIVEN_BACK}[name] in free(known.tx, meeting_id)


def _soon(known: Known) -> Iterator[Meeting]:
    """The meetings of the next three days, of the groups that this person runs; soonest first."""
    runs = [m.group_id for m in known.memberships() if m.role in RUNS]
    first, zone = local_day(known.now, known.person.zone), known.person.zone
    rows = known.tx.every(
        Meeting,
        select(meetings)
        .where(
            meetings.c.group_id.in_(runs),
            meetings.c.state == "planned",
            meetings.c.starts_at > known.now,
            meetings.c.starts_at < first + SOON + timedelta(days=2),
        )
        .order_by(meetings.c.starts_at, meetings.c.id),
    )
    for row in rows:
        if local_day(row.starts_at, zone) - first < SOON + timedelta(hours=12):  # clocks change
            known.allow("see", "meeting", row.group_id)
            yield row


def _told(known: Known, name: str, meeting_id: int) -> bool:
    """Whether this person has read so: once, or just now that somebody has given it back."""
    given_back = notices.c.name == f"turn_free_{_OPEN.get(name, '')}"
    lately = given_back & (notices.c.due_at > known.now - SOON)
    found = select(notices.c.id).where(
        notices.c.person_id == known.person.id,
        notices.c.meeting_id == meeting_id,
        notices.c.state != "withdrawn",
        (notices.c.name == name) | lately,
    )
    return known.tx.conn.scalar(found.limit(1)) is not None
