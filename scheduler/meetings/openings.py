"""What whoever runs a meeting says at its start, and who comes."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from conversations.phrases import N_
from records.meetings import comings
from records.notices import notices
from records.sealing import KeyGone
from scheduler.meetings.answers_seen import numbers_of, signs_of
from scheduler.talks.circle import names
from scheduler.talks.digest_facts import beside
from scheduler.talks.known import Known, fact
from scheduler.talks.meeting import chosen
from scheduler.talks.persons import meeting_row
from scheduler.talks.spoken import Line, Lines


@fact("runs_it")
def runs_it(known: Known) -> object:
    """Whether this person runs the meeting: as long as nobody else is named, whoever made it."""
    return chosen(known) is not None and meeting_row(known).made_by == known.person.id


@fact("say_for_others")
def say_for_others(known: Known) -> object:
    """What people asked this person to have said at the meeting, in their words."""
    return Lines(_thoughts(known))


def _thoughts(known: Known) -> Iterator[Line]:
    rows = known.tx.conn.execute(
        select(notices)
        .where(
            notices.c.meeting_id == chosen(known),
            notices.c.person_id == known.person.id,
            notices.c.name == "thought",
            notices.c.state != "withdrawn",
        )
        .order_by(notices.c.id)
    )
    for row in rows.all():
        try:
            yield Line(N_("• “{words}”"), {"words": beside(known, row)["thought"]})
        except KeyGone:  # they have been forgotten since
            continue


@fact("who_comes")
def who_comes(known: Known) -> object:
    """How many come, who has said yes, and the signs people use; to those who may see it."""
    numbers = numbers_of(known)
    if chosen(known) is None or not numbers:
        return ""
    said_yes = known.tx.conn.scalars(
        select(comings.c.person_id)
        .where(comings.c.meeting_id == known.meeting_id, comings.c.answer == "yes")
        .order_by(comings.c.id)
    )
    who = names(known, said_yes)
    named = [Line(N_("With a yes: {who}"), {"who": who})] if who else []
    return Lines([*numbers, *named, *signs_of(known)])
