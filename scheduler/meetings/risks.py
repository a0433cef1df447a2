"""What is at risk about a meeting to come, for those who run it."""

from __future__ import annotations

from sqlalchemy import select

from records.meetings import comings
from records.people import RUNS, Role
from scheduler.post import reach
from scheduler.talks.known import Known
from scheduler.talks.meeting import card
from scheduler.talks.persons import ids_with_role, meeting_row


def out_of_reach(known: Known) -> list[int]:
    """Co-producers of this meeting's group whom the bot can't write to; not who has said no."""
    away = said_no(known)
    asked = (i for i in ids_with_role(known, Role.CO_PRODUCER) if i not in away)
    return [i for i in asked if not reach.usable(known.tx, known.person_row(i))]


def said_no(known: Known) -> set[int]:
    """Who has said no: they are left in peace, and are on no list."""
    return set(
        known.tx.conn.scalars(
            select(comings.c.person_id).where(
                comings.c.meeting_id == known.meeting_id, comings.c.answer == "no"
            )
        )
    )


def staff_within_reach(known: Known) -> list[int]:
    """The staff of the group whom the bot can write to, facilitators first."""
    roles = (*RUNS, Role.LINK_PERSON)
    ids = list(dict.fromkeys(i for role in roles for i in ids_with_role(known, role)))
    rows = (known.person_row(i) for i in ids)
    return [row.id for row in rows if row.state == "here" and reach.usable(known.tx, row)]


def nobody_holds(known: Known) -> bool:
    """Whether whoever was to hold the phone is not there to do it."""
    holder = card(known).get("holder", meeting_row(known).made_by)
    return holder not in staff_within_reach(known)
