"""The rows that a talk is about: its meeting, its invitation, its signal."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from records.groups import groups
from records.meetings import meetings
from records.people import Invitation, Row
from records.signals import Signal
from scheduler.talks.known import Known

_MEETING = (
    select(meetings, groups.c.key_id.label("group_key_id"), groups.c.zone.label("group_zone"))
    .join(groups, groups.c.id == meetings.c.group_id)
    .where(meetings.c.id == bindparam("meeting_id"))
)


def meeting_row(known: Known) -> Row:
    """The meeting this is about, with its group's `group_key_id`, which seals its card, and zone.

    Its times are said and typed as they are in that `group_zone`.
    """
    return known.row(
        "meeting",
        lambda: known.tx.conn.execute(_MEETING, {"meeting_id": known.meeting_id}).one(),
    )


def invitation_row(known: Known) -> Invitation:
    """The invitation this is about."""
    return known.row(
        "invitation",
        lambda: known.tx.get(Invitation, known.invitation_id),
    )


def signal_row(known: Known) -> Signal | None:
    """The signal this is about."""
    if known.signal_id is None:
        return None
    return known.row(
        "signal",
        lambda: known.tx.find(Signal, known.signal_id),
    )
