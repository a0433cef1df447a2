"""The rows that a talk is about: its meeting, its invitation, its signal."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from records.groups import groups
from records.meetings import Meeting, meetings
from records.people import Invitation
from records.reading import read_once
from records.signals import Signal
from scheduler.talks.known import Known


class GroupMeeting(Meeting):
    """A meeting, with what there is to know of its group to read and say what it is."""

    group_key_id: str  #: it seals the meeting's card
    group_zone: str  #: its times are said and typed as they are there


#: all of them: read as `GroupMeeting`
GROUP_MEETINGS = select(
    meetings, groups.c.key_id.label("group_key_id"), groups.c.zone.label("group_zone")
).join(groups, groups.c.id == meetings.c.group_id)
_MEETING = read_once(GROUP_MEETINGS.where(meetings.c.id == bindparam("meeting_id")))


def meeting_row(known: Known) -> GroupMeeting:
    """The meeting this is about."""
    which = {"meeting_id": known.meeting_id}
    return known.row("meeting", lambda: known.tx.one(GroupMeeting, _MEETING, which))


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
