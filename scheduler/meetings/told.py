"""How each person came to know that a meeting is off: in numbers, never by name."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import select

from conversations.phrases import N_
from records.meetings import comings
from records.people import Role, memberships
from scheduler.phone_calls.facts import can_be_rung
from scheduler.talks.known import Known, fact
from scheduler.talks.meeting import card, chosen
from scheduler.talks.persons import meeting_row
from scheduler.talks.spoken import Line, Lines


class Count(NamedTuple):
    """How many were to know, and how they came to."""

    all: int
    tapped: int
    rung: int
    met: int

    @property
    def missing(self) -> int:
        """Of how many nothing is known."""
        return self.all - self.tapped - self.rung - self.met


def concerned(known: Known) -> list[Any]:
    """Whom the meeting being off concerns: those who were asked and have not said no."""
    if chosen(known) is None:
        return []
    group_id = meeting_row(known).group_id
    known.allow("see", "meeting", group_id)
    return list(
        known.tx.conn.execute(
            select(comings)
            .join(memberships, memberships.c.person_id == comings.c.person_id)
            .where(
                comings.c.meeting_id == known.meeting_id,
                memberships.c.group_id == group_id,
                memberships.c.role == Role.CO_PRODUCER,
                comings.c.answer.is_(None) | (comings.c.answer != "no"),
            )
        )
    )


def counted(known: Known) -> Count:
    """The numbers for the meeting this is about."""
    rows = concerned(known)
    rung = sum(row.told_at is not None for row in rows)
    tapped = sum(row.told_at is None and row.confirmed_at is not None for row in rows)
    met = card(known).get("door_met", 0) if rows else 0
    return Count(len(rows), tapped, rung, min(int(met), len(rows) - rung - tapped))


@fact("told_report")
def told_report(known: Known) -> object:
    """What became of a cancellation."""
    count = counted(known)
    facts = {"meeting": known.get("meeting"), **count._asdict(), "missing": count.missing}
    lines = [_head(known, count), N_("Tapped “I know”: {tapped}"), N_("Rung: {rung}")]
    if count.met:
        lines.append(N_("Met at the door: {met}"))
    if count.missing:
        lines.append(N_("Not known: {missing}"))
    return Lines(Line(words, facts) for words in lines)


def _head(known: Known, count: Count) -> str:
    if not count.missing:
        return N_("“{meeting}” was off. All {all} know.")
    was = card(known).get("door_was", "")
    if was == "yes":
        return N_("“{meeting}” was off. Not all knew in time, but someone was at the door.")
    if was == "no":
        return N_("“{meeting}” was off. Not all knew in time, and no one was at the door.")
    return N_("“{meeting}” was off. Not all knew in time. I do not know who was at the door.")


@fact("door_needed")
def door_needed(known: Known) -> object:
    """Whether someone can't be told by voice, so that there must be a door (CH:146)."""
    if chosen(known) is None:
        return False
    group_id = meeting_row(known).group_id
    return any(
        not can_be_rung(known.tx, row.person_id, group_id, known.now) for row in concerned(known)
    )
