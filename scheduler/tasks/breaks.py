"""What is to come of a break that nobody answered, for whoever called for it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import ColumnElement, select

from records.signals import signals
from records.tasks import task_owners
from records.tasks import tasks as rows
from scheduler.talks.known import Known, fact
from scheduler.talks.people.circle import names
from scheduler.talks.spoken import Names

#: after so many steps nobody else is asked
LAST_STEP = 3
#: what was yesterday is still spoken of
OF_LATE = timedelta(days=2)


def holders(known: Known, which: ColumnElement[bool]) -> Names:
    """What those are called on whose lists these open tasks are."""
    ids = known.tx.conn.scalars(
        select(task_owners.c.person_id)
        .join(rows, rows.c.id == task_owners.c.task_id)
        .where(rows.c.state == "open", rows.c.kind == "break", which)
        .order_by(task_owners.c.id)
    )
    return names(known, dict.fromkeys(ids))


def _unanswered(known: Known) -> list[int]:
    """This person's breaks that nobody answered, at the meeting this is about; else of late."""
    mine = [signals.c.person_id == known.person.id, signals.c.answered_by.is_(None)]
    if known.meeting_id is not None:
        mine.append(signals.c.meeting_id == known.meeting_id)
    else:
        mine.append(signals.c.raised_at > known.now - OF_LATE)
    found = select(signals.c.id).where(*mine, signals.c.step >= LAST_STEP)
    return list(known.tx.conn.scalars(found))


@fact("let_down")
def let_down(known: Known) -> object:
    """Whether this person called for a break, and nobody answered."""
    return bool(_unanswered(known))


@fact("let_down_holders")
def let_down_holders(known: Known) -> object:
    """Who is still to talk with them about it."""
    return holders(known, rows.c.signal_id.in_(_unanswered(known)))
