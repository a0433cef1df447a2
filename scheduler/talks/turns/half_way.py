"""Facts about a talk that was left half-way, for the one in whose chat it was."""

from __future__ import annotations

from sqlalchemy import select

from records.talks import LIVE, Talk, talks
from scheduler.talks.known import Known, fact
from scheduler.talks.moments import Day
from scheduler.talks.words.names import named

#: the conversation that offers it, and the answer under which it keeps which talk that is
NAME, WHICH, TYPED = "half_way", "half_talk", "half_typed"


def half_done(known: Known) -> Talk | None:
    """The talk in question, while it can be gone on with; the newest, if that was not kept."""
    return known.row("half_done", lambda: _find(known))


def _find(known: Known) -> Talk | None:
    me, said = known.person.id, known.answers.get(WHICH)
    own = (talks.c.person_id == me) & talks.c.played_by.is_(None)
    mine = (
        own | (talks.c.played_by == me),
        talks.c.state.in_(LIVE),
        talks.c.conversation != NAME,
    )
    found = select(talks).where(*mine).order_by(talks.c.last_at.desc(), talks.c.id.desc())
    if isinstance(said, str) and said.isdecimal():
        found = found.where(talks.c.id == int(said))
    return known.tx.first(Talk, found.limit(1))


@fact("half_title")
def half_title(known: Known) -> object:
    """What the talk is called."""
    found = half_done(known)
    return named(found.conversation if found is not None else "")


@fact("half_day")
def half_day(known: Known) -> object:
    """The day on which something was last said in it."""
    found = half_done(known)
    return Day(found.last_at if found is not None else known.now)
